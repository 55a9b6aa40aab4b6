/** The rows that are picked, by id; they stay picked when scrolled out of view. */
import { useState } from 'react';
import type { TableRow } from './types';

export type PickedRows = ReadonlyMap<number, TableRow>;

export function toggled(picked: PickedRows, row: TableRow): PickedRows {
  const next = new Map(picked);
  if (!next.delete(row.id)) next.set(row.id, row);
  return next;
}

export const withAll = (picked: PickedRows, rows: readonly TableRow[]): PickedRows =>
  new Map([...picked, ...rows.map((row) => [row.id, row] as const)]);

const NONE: PickedRows = new Map();

export interface Picks {
  readonly rows: PickedRows;
  readonly toggle: (this: void, row: TableRow) => void;
  readonly add: (this: void, rows: readonly TableRow[]) => void;
  readonly clear: (this: void) => void;
}

/** Picks belong to one set of filters: under others one would act on rows that one does not see. */
export function usePicks(list: string): Picks {
  const [held, setHeld] = useState({ list, rows: NONE });
  const rows = held.list === list ? held.rows : NONE;
  const set = (next: PickedRows) => setHeld({ list, rows: next });
  return {
    rows,
    toggle: (row) => set(toggled(rows, row)),
    add: (more) => set(withAll(rows, more)),
    clear: () => set(NONE),
  };
}
