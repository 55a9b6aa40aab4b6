/** A list is a map of pages by index, so that the scrollbar is true from the first moment. */
import type { ListPage } from './client';

export const PAGE_SIZE = 100;
/** The server serves no offset beyond this; the last row then says to narrow the filter. */
export const DEEPEST_ROW = 100_000;

export const pageOf = (index: number): number => Math.floor(index / PAGE_SIZE);

export const pageParams = (page: number): { readonly limit: number; readonly offset: number } => ({
  limit: PAGE_SIZE,
  offset: page * PAGE_SIZE,
});

export const rowsShown = (count: number): number => Math.min(count, DEEPEST_ROW);

export const isCut = (count: number): boolean => count > DEEPEST_ROW;

/** The pages that hold rows `first` to `last` (both included), and that of the cursor, in order. */
export function pagesFor(
  first: number,
  last: number,
  cursor: number | undefined,
  count: number,
): readonly number[] {
  const end = rowsShown(count) - 1;
  const pages = new Set<number>();
  for (let page = pageOf(Math.max(0, first)); page <= pageOf(Math.min(last, end)); page += 1) pages.add(page);
  if (cursor !== undefined && cursor >= 0 && cursor <= end) pages.add(pageOf(cursor));
  return [...pages].sort((a, b) => a - b);
}

/** The row at an index, if its page has come. */
export const rowAt = <T>(pages: ReadonlyMap<number, ListPage<T>>, index: number): T | undefined =>
  pages.get(pageOf(index))?.results[index % PAGE_SIZE];
