/** The queries of a list: its pages by index, and its exact count with sums. */
import { queryOptions } from '@tanstack/react-query';
import { list, summary, type ListPage } from '@/api/client';
import { keys } from '@/api/keys';
import { pageParams } from '@/api/pagination';
import type { Path, Query } from '@/api/paths';
import type { TableRow } from './types';

/** Parameters as texts, by the names that the API knows: filters, `q`, `ordering`. */
export type Params = Readonly<Record<string, string | readonly string[]>>;

const FRESH_MS = 30_000;
/** Regions scrolled away from are forgotten after this. */
const KEPT_MS = 60_000;

/** The parameters come from declarations that were checked against the same types. */
const asQuery = (params: object): Query<Path> => params;

export const pageQuery = (path: Path, params: Params, page: number) =>
  queryOptions({
    queryKey: keys.page(path, params, page),
    queryFn: async ({ signal }): Promise<ListPage<TableRow>> => {
      const reply = await list(path, asQuery({ ...params, ...pageParams(page) }), signal);
      return reply;
    },
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
  });

/** Neither the count nor the sums depend on the order. */
const unordered = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'ordering'));

export const summaryQuery = (path: Path, params: Params) =>
  queryOptions({
    queryKey: keys.summary(path, unordered(params)),
    queryFn: ({ signal }) => summary(path, asQuery(unordered(params)), signal),
    staleTime: FRESH_MS,
  });
