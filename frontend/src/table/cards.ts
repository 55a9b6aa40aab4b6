/** A row as a card of two lines, from the same declarations as the grid: what stands where follows from `priority`. */
import type { GridColumn } from './gridColumns';
import { isAtEnd } from './cells';

export interface CardLayout {
  /** The first line: the title, and what is said beside it. */
  readonly title: readonly GridColumn[];
  /** The second line. */
  readonly about: readonly GridColumn[];
  /** The right edge: the first stands on the first line, the second below it. */
  readonly edge: readonly GridColumn[];
}

const withPriority = (columns: readonly GridColumn[], priority: number): readonly GridColumn[] =>
  columns.filter(({ column }) => column.priority === priority);

/** Figures are looked for first, so they go to the first line. */
const figuresFirst = (columns: readonly GridColumn[]): readonly GridColumn[] => [
  ...columns.filter(({ column }) => isAtEnd(column)),
  ...columns.filter(({ column }) => !isAtEnd(column)),
];

export const cardLayout = (columns: readonly GridColumn[]): CardLayout => ({
  title: withPriority(columns, 1),
  about: withPriority(columns, 2),
  edge: figuresFirst(withPriority(columns, 3)).slice(0, 2),
});

/** Two parties side by side are a flow, everything else is a list. */
export const between = (before: GridColumn | undefined, after: GridColumn): string => {
  if (!before) return '';
  return before.column.kind === 'ref' && after.column.kind === 'ref' ? ' \u2192 ' : ' \u00b7 ';
};
