import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { http, type ListPage } from './client';
import { keys } from './keys';
import { pathOf, type EntityName } from './paths';

/** One record to choose: its id and its words. */
export interface Option {
  readonly id: number;
  readonly name: string;
}

export const OPTIONS_SHOWN = 50;
const FRESH_MS = 30_000;

type Named = Readonly<Record<string, unknown>> & { readonly id: number };

/** The columns that can name a record, in order; purchase orders and documents have no `name`. */
const TITLE_KEYS = ['name', 'po_number', 'original_name', 'email'] as const;

function optionOf(row: Named): Option {
  const key = TITLE_KEYS.find((one) => typeof row[one] === 'string' && row[one] !== '');
  return { id: row.id, name: key ? String(row[key]) : `#${row.id}` };
}

interface Options {
  readonly options: readonly Option[];
  /** There are more: ask the person to type more. */
  readonly isCut: boolean;
  readonly isSearching: boolean;
  /** Whether the options are those of this very text: hold Enter and Tab until they are. */
  readonly isSettled: boolean;
}

async function search(
  entity: EntityName,
  text: string,
  narrowed: object,
  signal: AbortSignal,
): Promise<readonly Option[]> {
  const params = { ...narrowed, ...(text === '' ? {} : { q: text }), limit: OPTIONS_SHOWN };
  const reply = await http.get<ListPage<Named>>(pathOf(entity), { params, signal });
  return reply.data.results.map(optionOf);
}

/** Records of an entity that match a text, for pickers and filters; `narrowed` adds filters (`{ supplier: 3 }`). */
export function useOptions(entity: EntityName, text: string, enabled = true, narrowed: object = {}): Options {
  const asked = text.trim();
  const query = useQuery({
    queryKey: [...keys.options(pathOf(entity), asked), narrowed],
    queryFn: ({ signal }) => search(entity, asked, narrowed, signal),
    enabled,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
  const options = query.data ?? [];
  return {
    options,
    isCut: options.length >= OPTIONS_SHOWN,
    isSearching: query.isFetching,
    isSettled: query.isSuccess && !query.isPlaceholderData,
  };
}
