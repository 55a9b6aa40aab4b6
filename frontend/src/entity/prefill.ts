/** Values of a new record from the address: `/plants/new?supplier=3`, as the links on a record write it. */
import { useSuspenseQueries } from '@tanstack/react-query';
import { read } from '@/api/client';
import { keys } from '@/api/keys';
import { pathOf, type EntityName } from '@/api/paths';
import { fieldsIn, type AnyField, type Chosen, type FormValues } from '@/form/values';
import type { AnyEntity } from './defineEntity';

const WHOLE = /^\d{1,15}$/;

interface Given {
  readonly field: AnyField;
  readonly text: string;
}

const isReference = ({ field, text }: Given): boolean => field.kind === 'ref' && WHOLE.test(text);

/** Only plain values can be told from a text; sets and lines are left to the form. */
const PLAIN = new Set(['text', 'code', 'choice', 'date', 'longText']);

const given = (entity: AnyEntity, search: URLSearchParams): readonly Given[] =>
  fieldsIn(entity.form ?? []).flatMap((field) => {
    const text = search.get(field.key);
    return text === null ? [] : [{ field, text }];
  });

/** Columns that name a record; orders have no `name`. */
const TITLE_KEYS = ['name', 'po_number', 'original_name'] as const;

async function chosen(name: EntityName, id: number): Promise<Chosen | null> {
  try {
    const record = (await read(pathOf(name), id)) as Readonly<Record<string, unknown>>;
    const title = TITLE_KEYS.map((key) => record[key]).find((value) => typeof value === 'string');
    return { id, name: title ?? `#${id}` };
  } catch {
    // A link to what is gone or hidden: the field stays empty for the person to choose.
    return null;
  }
}

/** Suspends until the names of the given references are known. */
export function usePrefill(entity: AnyEntity, search: URLSearchParams): FormValues {
  const values = given(entity, search);
  const references = values.filter(isReference);
  const found = useSuspenseQueries({
    queries: references.map(({ field, text }) => {
      const name = entity.meta[field.key]?.entity as EntityName;
      return {
        queryKey: [...keys.all(pathOf(name)), 'chosen', Number(text)],
        queryFn: () => chosen(name, Number(text)),
      };
    }),
  });
  const plain = values.filter(({ field }) => PLAIN.has(field.kind));
  const entries: (readonly [string, unknown])[] = [
    ...plain.map(({ field, text }) => [field.key, text] as const),
    ...references.map(({ field }, index) => [field.key, found[index]?.data ?? null] as const),
  ];
  return Object.fromEntries(entries);
}
