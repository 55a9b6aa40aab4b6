/** What each key does in a grid: where the cursor goes and what is asked of the screen. Pure, so tested as a table. */

/** The row of the column heads. */
export const HEAD = -1;

export interface Cursor {
  /** From 0; `HEAD` is the row of column heads. */
  readonly row: number;
  readonly column: number;
}

export interface Stroke {
  readonly key: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
}

export interface Bounds {
  readonly rows: number;
  readonly columns: number;
  /** Rows that one screen holds. */
  readonly page: number;
}

export type Effect =
  | 'open'
  | 'sort'
  | 'addSort'
  | 'widen'
  | 'narrow'
  | 'create'
  | 'search'
  | 'pick'
  | 'pickTo'
  | 'unpick'
  | 'copy'
  | 'menu'
  | 'help';

export interface Step {
  readonly cursor?: Cursor;
  readonly effect?: Effect;
}

type Move = (cursor: Cursor, bounds: Bounds) => Cursor;

const down =
  (rows: number): Move =>
  ({ row, column }) => ({ row: row + rows, column });
const across =
  (columns: number): Move =>
  ({ row, column }) => ({ row, column: column + columns });

const MOVES: Readonly<Record<string, Move>> = {
  ArrowDown: down(1),
  ArrowUp: down(-1),
  j: down(1),
  k: down(-1),
  ArrowRight: across(1),
  ArrowLeft: across(-1),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  PageDown: ({ row, column }, { page }) => ({ row: row + page, column }),
  PageUp: ({ row, column }, { page }) => ({ row: Math.max(0, row - page), column }),
  'Ctrl+Home': () => ({ row: 0, column: 0 }),
  'Ctrl+End': (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

const EFFECTS: Readonly<Record<string, Effect>> = {
  Enter: 'open',
  ' ': 'pick',
  'Shift+ ': 'pickTo',
  Escape: 'unpick',
  'Ctrl+c': 'copy',
  ContextMenu: 'menu',
  'Shift+F10': 'menu',
  c: 'create',
  '/': 'search',
  '?': 'help',
  'Shift+?': 'help',
};

/** On a column head, keys act on the column. */
const HEAD_EFFECTS: Readonly<Record<string, Effect>> = {
  Enter: 'sort',
  ' ': 'sort',
  'Shift+Enter': 'addSort',
  'Shift+ArrowRight': 'widen',
  'Shift+ArrowLeft': 'narrow',
  c: 'create',
  '/': 'search',
  '?': 'help',
  'Shift+?': 'help',
};

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Into the grid again: it may have become smaller under the cursor. */
export const within = ({ row, column }: Cursor, { rows, columns }: Bounds): Cursor => ({
  row: clamp(row, HEAD, Math.max(HEAD, rows - 1)),
  column: clamp(column, 0, Math.max(0, columns - 1)),
});

const nameOf = ({ key, ctrl, shift }: Stroke): string =>
  `${ctrl ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${key}`;

/** The step that a key makes, or undefined when the key is not the grid's. */
export function step(cursor: Cursor, stroke: Stroke, bounds: Bounds): Step | undefined {
  const name = nameOf(stroke);
  const effect = (cursor.row === HEAD ? HEAD_EFFECTS : EFFECTS)[name];
  if (effect) return { effect };
  const move = MOVES[name];
  return move && { cursor: within(move(cursor, bounds), bounds) };
}
