import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ListPage, Summary } from '@/api/client';
import { toApiError, type ApiError } from '@/api/errors';
import { pageOf, pagesFor, rowAt, rowsShown } from '@/api/pagination';
import type { Path } from '@/api/paths';
import { pageQuery, summaryQuery, type Params } from './pages';
import type { TableRow } from './types';

export interface Pages {
  /** The row at an index, if it has come. */
  readonly rowAt: (this: void, index: number) => TableRow | undefined;
  readonly error: ApiError | undefined;
  /** What is shown belongs to the filters or the order before these. */
  readonly isOld: boolean;
  readonly retry: (this: void) => void;
}

/** Until the count is known the screen is filled with that many rows on their way. */
const ROWS_EXPECTED = 30;

/** The value before the last change of it. */
function usePrevious<T>(value: T): T | undefined {
  const [seen, setSeen] = useState<{ readonly now: T; readonly before: T | undefined }>({
    now: value,
    before: undefined,
  });
  if (seen.now !== value) setSeen({ now: value, before: seen.now });
  return seen.now === value ? seen.before : seen.now;
}

/** The exact count and the sums of a list; those of the filters before stay until the new ones come. */
export const useSummary = (path: Path, params: Params, enabled = true) =>
  useQuery({ ...summaryQuery(path, params), placeholderData: keepPreviousData, enabled });

/** Rows that the scrollbar stands for. */
export const rowsOf = (totals: Summary | undefined): number => rowsShown(totals?.count ?? ROWS_EXPECTED);

export interface Extent {
  readonly first: number;
  readonly last: number;
  /** The cursor's row, whose page is held whatever is in view. */
  readonly cursor?: number | undefined;
}

/**
 * A list as a map of pages: only those that the extent touches are asked for. `params` must keep its identity
 * while it means the same; `rows` is how many there are.
 */
export function usePages(path: Path, params: Params, { first, last, cursor }: Extent, rows: number): Pages {
  const client = useQueryClient();
  const before = usePrevious(params);
  const wanted = useMemo(() => pagesFor(first, last, cursor, rows), [first, last, cursor, rows]);
  const queries = useQueries({
    queries: wanted.map((page) => ({
      ...pageQuery(path, params, page),
      placeholderData: (): ListPage<TableRow> | undefined =>
        before && client.getQueryData(pageQuery(path, before, page).queryKey),
    })),
  });
  const pages = new Map(wanted.flatMap((page, i) => (queries[i]?.data ? [[page, queries[i].data]] : [])));
  /** While scrolling fast, what was seen before is shown at once, though nothing is asked for. */
  const kept = (page: number): ListPage<TableRow> | undefined =>
    pages.get(page) ?? client.getQueryData(pageQuery(path, params, page).queryKey);
  const row = (index: number): TableRow | undefined => {
    const page = pageOf(index);
    const held = kept(page);
    if (held) pages.set(page, held);
    return rowAt(pages, index);
  };
  const failed = queries.find((query) => query.error)?.error;
  return {
    rowAt: row,
    error: failed ? toApiError(failed) : undefined,
    isOld: queries.some((query) => query.isPlaceholderData),
    retry: () => {
      for (const query of queries) void query.refetch();
    },
  };
}
