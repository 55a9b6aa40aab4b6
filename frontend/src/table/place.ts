/** Where one was in each list, so that coming back from a record is coming back to its row. */
import type { Cursor } from './keyboard';

export interface Place {
  readonly cursor: Cursor;
  /** Pixels scrolled. */
  readonly top: number;
}

const places = new Map<string, Place>();
const searches = new Map<string, string>();

/** `list` is the address of the list with all its filters. */
export const keepPlace = (list: string, place: Place): void => void places.set(list, place);
export const placeIn = (list: string): Place | undefined => places.get(list);

/** The filters that a list was left with, for links back to it from its records. */
export const keepSearch = (pathname: string, search: string): void => void searches.set(pathname, search);
export const lastSearch = (pathname: string): string => searches.get(pathname) ?? '';
