/** The records before and after one, in the order of the list that one came from. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { ListPage, Summary } from '@/api/client';
import { keys } from '@/api/keys';
import { PAGE_SIZE } from '@/api/pagination';
import { summaryQuery, type Params } from '@/table/pages';
import { lastSearch } from '@/table/place';
import { routes, type AnyEntity, type AnyRow } from './defineEntity';
import { asked, stateOf } from './listQuery';

export interface Neighbours {
  /** Place in the list, from 1. */
  readonly place: number;
  readonly count: number | undefined;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** The pages of that list which are in memory, as one run of rows by index. */
function rowsInMemory(cache: QueryClient, entity: AnyEntity, params: object): ReadonlyMap<number, AnyRow> {
  const rows = new Map<number, AnyRow>();
  const prefix = [...keys.list(entity.path, params), 'page'];
  for (const [key, data] of cache.getQueriesData<ListPage<AnyRow>>({ queryKey: prefix })) {
    const page = Number(key.at(-1));
    data?.results.forEach((row, index) => rows.set(page * PAGE_SIZE + index, row));
  }
  return rows;
}

function countInMemory(cache: QueryClient, entity: AnyEntity, params: Params): number | undefined {
  return cache.getQueryData<Summary>(summaryQuery(entity.path, params).queryKey)?.count;
}

/** Undefined when the record was not reached from a list. */
export function useNeighbours(entity: AnyEntity, id: number): Neighbours | undefined {
  const cache = useQueryClient();
  const { params } = asked(entity, stateOf(entity, lastSearch(routes.list(entity.path))));
  const rows = rowsInMemory(cache, entity, params);
  const index = [...rows].find(([, row]) => row.id === id)?.[0];
  if (index === undefined) return undefined;
  return {
    place: index + 1,
    count: countInMemory(cache, entity, params),
    before: rows.get(index - 1)?.id,
    after: rows.get(index + 1)?.id,
  };
}
