/** Which columns a list shows, in which order and how wide: remembered in this browser, per list. */
import { useState } from 'react';
import { usualWidth } from './cells';
import type { TableColumn } from './types';

export interface ColumnState {
  /** Keys in order; absent means as declared. */
  readonly shown?: readonly string[];
  /** Pixels of those that were resized. */
  readonly widths?: Readonly<Record<string, number>>;
}

const NARROWEST = 48;
const WIDEST = 800;

const storeKey = (list: string): string => `pm.columns.${list}`;

/** What was stored by an older version or by hand is read with suspicion. */
export function readState(raw: string | null): ColumnState {
  try {
    const value: unknown = JSON.parse(raw ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const { shown, widths } = value as { readonly shown?: unknown; readonly widths?: unknown };
    return {
      ...(Array.isArray(shown) ? { shown: shown.filter((key) => typeof key === 'string') } : {}),
      ...(isWidths(widths) ? { widths } : {}),
    };
  } catch {
    return {};
  }
}

const isWidths = (value: unknown): value is Readonly<Record<string, number>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((width) => typeof width === 'number' && width >= NARROWEST && width <= WIDEST);

/** The columns as declared: by a view's own list of keys, or all that are not hidden. */
function usual(columns: readonly TableColumn[], keys: readonly string[] | undefined): readonly TableColumn[] {
  return keys ? inOrderOf(columns, keys) : columns.filter((column) => !column.hidden);
}

const inOrderOf = (columns: readonly TableColumn[], keys: readonly string[]): readonly TableColumn[] =>
  keys.flatMap((key) => columns.find((column) => column.key === key) ?? []);

/** The columns to show: the pinned one always and first, keys that no longer exist passed over. */
export function shownColumns(
  columns: readonly TableColumn[],
  { shown }: ColumnState,
  viewKeys?: readonly string[],
): readonly TableColumn[] {
  const chosen = shown ? inOrderOf(columns, shown) : usual(columns, viewKeys);
  const pinned = columns.filter((column) => column.pin);
  return [...pinned, ...chosen.filter((column) => !column.pin)];
}

export const widthOf = (column: TableColumn, { widths }: ColumnState): number =>
  widths?.[column.key] ?? usualWidth(column);

export const withWidth = (state: ColumnState, key: string, width: number): ColumnState => ({
  ...state,
  widths: { ...state.widths, [key]: Math.round(Math.min(Math.max(width, NARROWEST), WIDEST)) },
});

function load(list: string): ColumnState {
  try {
    return readState(localStorage.getItem(storeKey(list)));
  } catch {
    return {};
  }
}

function save(list: string, state: ColumnState): void {
  try {
    localStorage.setItem(storeKey(list), JSON.stringify(state));
  } catch {
    // Storage can be forbidden or full; the choice then lasts as long as the page.
  }
}

export interface Columns {
  readonly state: ColumnState;
  readonly set: (this: void, next: ColumnState) => void;
}

/** `list` names the list, and the view too where that has columns of its own. */
export function useColumnState(list: string): Columns {
  const [held, setHeld] = useState(() => ({ list, state: load(list) }));
  const current = held.list === list ? held : { list, state: load(list) };
  if (current !== held) setHeld(current);
  const set = (state: ColumnState) => {
    setHeld({ list, state });
    save(list, state);
  };
  return { state: current.state, set };
}
