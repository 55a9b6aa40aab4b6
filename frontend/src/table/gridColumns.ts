import { useMemo, type ReactNode } from 'react';
import { cellOf, isFlexible, wordsOf, type CellContext } from './cells';
import { widthOf, type ColumnState } from './columnState';
import { SIDE } from './gridParts';
import type { TableColumn, TableRow } from './types';

/** A column with everything about it worked out once. */
export interface GridColumn {
  readonly column: TableColumn;
  readonly show: (this: void, row: TableRow) => ReactNode;
  readonly words: (this: void, row: TableRow) => string;
  readonly isSortable: boolean;
  /** Pixels, at least; flexible ones grow with the window until they are resized by hand. */
  readonly width: number;
  readonly grows: boolean;
}

export function useGridColumns(
  columns: readonly TableColumn[],
  state: ColumnState,
  orderings: readonly string[],
  { meta, timeZone }: CellContext,
): readonly GridColumn[] {
  return useMemo(
    () =>
      columns.map((column) => ({
        column,
        show: cellOf(column, { meta, timeZone }),
        words: wordsOf(column, { meta, timeZone }),
        isSortable: orderings.includes(column.key),
        width: widthOf(column, state),
        grows: isFlexible(column) && state.widths?.[column.key] === undefined,
      })),
    [columns, state, orderings, meta, timeZone],
  );
}

const track = ({ width, grows }: GridColumn): string =>
  grows ? `minmax(${width}px, ${width}fr)` : `${width}px`;

/** The tracks of every line of the grid; when no column grows, the last one takes what is left. */
export function tracks(columns: readonly GridColumn[]): string {
  const end = columns.some(({ grows }) => grows) ? `${SIDE}px` : `minmax(${SIDE}px, 1fr)`;
  return [`${SIDE}px`, ...columns.map(track), end].join(' ');
}

export const leastWidth = (columns: readonly GridColumn[]): number =>
  columns.reduce((sum, { width }) => sum + width, 2 * SIDE);
