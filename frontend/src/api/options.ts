import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { http, type ListPage } from './client';
import { keys } from './keys';
import { pathOf, type EntityName } from './paths';

/** One record to choose: its id and its words. */
export interface Option {
  readonly id: number;
  readonly name: string;
  /** What tells it from its namesakes: numbers, place, company. */
  readonly detail?: string;
}

export const OPTIONS_SHOWN = 50;
const FRESH_MS = 30_000;

type Named = Readonly<Record<string, unknown>> & { readonly id: number };

/** The columns that can name a record, in order; purchase orders and documents have no `name`. */
const TITLE_KEYS = ['name', 'po_number', 'original_name', 'email'] as const;

const text = (row: Named, key: string): string => (typeof row[key] === 'string' ? row[key] : '');
const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);
const labelled = (label: string, value: string): string => (value === '' ? '' : `${label} ${value}`);

/** Numbers first, then the place, then whose it is: all that tells two records of one name apart. */
const detailOf = (row: Named): string =>
  joined(
    [
      labelled('EST.', text(row, 'establishment_numbers')),
      labelled('MC', text(row, 'mc_number')),
      joined([text(row, 'city'), text(row, 'state')], ', '),
      ...['supplier_name', 'customer_name', 'carrier_name', 'job_title'].map((key) => text(row, key)),
      row['status'] === 'inactive' ? 'inactive' : '',
    ],
    ' · ',
  );

export function optionOf(row: Named): Option {
  const key = TITLE_KEYS.find((one) => text(row, one) !== '');
  const detail = detailOf(row);
  return { id: row.id, name: key ? text(row, key) : `#${row.id}`, ...(detail ? { detail } : {}) };
}

/** Users themselves are seen by admins only; everybody may name a colleague, by their profile. */
const PROFILES = 'user-profiles';
const userOf = (row: Named): Option => ({ ...optionOf(row), id: Number(row['user']) });

interface Options {
  readonly options: readonly Option[];
  /** There are more: ask the person to type more. */
  readonly isCut: boolean;
  readonly isSearching: boolean;
  /** Whether the options are those of this very text: hold Enter and Tab until they are. */
  readonly isSettled: boolean;
}

const search = (
  entity: EntityName,
  words: string,
  narrowed: object,
  signal: AbortSignal,
): Promise<readonly Option[]> =>
  fetchOptions(entity, { ...narrowed, ...(words === '' ? {} : { q: words }), limit: OPTIONS_SHOWN }, signal);

async function fetchOptions(
  entity: EntityName,
  params: object,
  signal: AbortSignal,
): Promise<readonly Option[]> {
  const isUser = entity === 'users';
  const reply = await http.get<ListPage<Named>>(pathOf(isUser ? PROFILES : entity), { params, signal });
  return reply.data.results.map(isUser ? userOf : optionOf);
}

/** Records of an entity that match a text, for pickers and filters; `narrowed` adds filters (`{ supplier: 3 }`). */
export function useOptions(
  entity: EntityName,
  words: string,
  enabled = true,
  narrowed: object = {},
): Options {
  const asked = words.trim();
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

const NO_OPTIONS: readonly Option[] = [];

/** The directory has no status; everywhere else an inactive record may still be named. */
const whateverStatus = (entity: EntityName): object => (entity === 'establishments' ? {} : { status: 'all' });

/** The words of records known by their ids, inactive ones too: for filters that came with an address. */
export function useNames(entity: EntityName, ids: readonly number[]): readonly Option[] {
  const param = entity === 'users' ? 'user__in' : 'id__in';
  const query = useQuery({
    queryKey: [...keys.options(pathOf(entity), ''), param, ...ids],
    queryFn: ({ signal }) =>
      fetchOptions(entity, { [param]: ids, ...whateverStatus(entity), limit: OPTIONS_SHOWN }, signal),
    enabled: ids.length > 0,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
  return query.data ?? NO_OPTIONS;
}
