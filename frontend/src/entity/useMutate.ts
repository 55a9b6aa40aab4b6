import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import * as client from '@/api/client';
import { keys } from '@/api/keys';
import type { Path } from '@/api/paths';
import type { Calls } from '@/form/submission';
import type { AnyRow } from './defineEntity';
import type { AnyDetail } from './useRecord';

/** What a change needs to know of an entity. */
export interface Changing {
  readonly path: Path;
  readonly touches?: readonly Path[];
}

type Rows = { readonly results: readonly AnyRow[] } | undefined;

const isPage = (data: unknown): data is NonNullable<Rows> =>
  typeof data === 'object' && data !== null && 'results' in data;

/** The row inside every list that shows it, so that nothing stale is seen before the lists are asked again. */
function patchLists(cache: QueryClient, path: Path, record: AnyRow): void {
  cache.setQueriesData({ queryKey: keys.lists(path) }, (data: unknown) =>
    isPage(data)
      ? { ...data, results: data.results.map((row) => (row.id === record.id ? { ...row, ...record } : row)) }
      : data,
  );
}

/** Lists, sums, pickers and trails that a change may have moved. */
async function refresh(cache: QueryClient, { path, touches = [] }: Changing): Promise<void> {
  const moved = [keys.lists(path), [...keys.all(path), 'sub'], [...keys.all(path), 'options']];
  const others = touches.map((other) => keys.all(other));
  await Promise.all([...moved, ...others].map((queryKey) => cache.invalidateQueries({ queryKey })));
}

/** Puts a record that the server has just answered with where every screen sees it. */
export function storeRecord(cache: QueryClient, changing: Changing, record: AnyDetail): void {
  cache.setQueryData(keys.detail(changing.path, record.id), record);
  patchLists(cache, changing.path, record);
  void refresh(cache, changing);
}

type Order = () => Promise<AnyDetail>;

export interface Mutations extends Calls {
  readonly deactivate: (this: void, record: AnyDetail) => Promise<AnyDetail>;
  readonly restore: (this: void, record: AnyDetail) => Promise<AnyDetail>;
  /** Another verb of a record: `act(order, 'transition', { to: 'booked' })`. */
  readonly act: (this: void, record: AnyDetail, name: string, body?: object) => Promise<AnyDetail>;
  readonly isBusy: boolean;
}

/** The writes of one entity, each leaving the cache true. Bodies were checked against the types where they were made. Failures are thrown to whoever asked. */
export function useMutate(changing: Changing): Mutations {
  const cache = useQueryClient();
  const { path } = changing;
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (write: Order) => write(),
    onSuccess: (record) => storeRecord(cache, changing, record),
  });
  const run = (write: () => Promise<unknown>) => mutateAsync(async () => (await write()) as AnyDetail);
  return {
    isBusy: isPending,
    create: (body, key) => run(() => client.create(path, body as never, key)),
    update: (id, version, body) => run(() => client.update(path, id, version, body as never)),
    deactivate: (record) =>
      run(async () => {
        await client.deactivate(path, record.id, record.version);
        return client.read(path, record.id);
      }),
    restore: (record) => run(() => client.restore(path, record.id, record.version)),
    act: (record, name, body) => run(() => client.action(path, record.id, name, record.version, body)),
  };
}
