/** Where one was in each list, so that coming back from a record is coming back to its row. */
import type { Cursor } from './keyboard';

export interface Place {
  readonly cursor: Cursor;
  /** Pixels scrolled. */
  readonly top: number;
}

/** Places belong to one run of the app, for which its query cache stands. */
const places = new WeakMap<object, Map<string, Place>>();
const searches = new Map<string, string>();

/** By the address of each list with all its filters. */
export function placesOf(app: object): Map<string, Place> {
  const kept = places.get(app) ?? new Map<string, Place>();
  places.set(app, kept);
  return kept;
}

/** The filters that a list was left with, for links back to it from its records. */
export const keepSearch = (pathname: string, search: string): void => void searches.set(pathname, search);
export const lastSearch = (pathname: string): string => searches.get(pathname) ?? '';
