/** The keyboard of the line grid, without the grid: where a key leads, or what it does. */

export interface Position {
  readonly row: number;
  readonly col: number;
}

export interface GridSize {
  readonly rows: number;
  readonly cols: number;
  /** The last line has nothing in it: no other is added behind it. */
  readonly endsBlank: boolean;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Where the caret is in the text; a list of choices has none. */
  readonly caret: 'start' | 'end' | 'both' | 'inside' | 'none';
}

export type LineCommand =
  | { readonly do: 'go'; readonly to: Position }
  | { readonly do: 'append'; readonly to: Position }
  | { readonly do: 'repeat'; readonly row: number }
  | { readonly do: 'remove'; readonly row: number }
  | { readonly do: 'move'; readonly row: number; readonly to: number }
  | { readonly do: 'undo' };

const go = (row: number, col: number): LineCommand => ({ do: 'go', to: { row, col } });

/** The line below, made when there is none. */
function below({ row, col }: Position, { rows, endsBlank }: GridSize): LineCommand | undefined {
  if (row < rows - 1) return go(row + 1, col);
  return endsBlank ? undefined : { do: 'append', to: { row: row + 1, col } };
}

function tab(at: Position, size: GridSize): LineCommand | undefined {
  const isLast = at.row === size.rows - 1 && at.col === size.cols - 1;
  return isLast && !size.endsBlank ? { do: 'append', to: { row: at.row + 1, col: 0 } } : undefined;
}

function enter(press: KeyPress, at: Position, size: GridSize): LineCommand | undefined {
  if (!press.shift) return below(at, size);
  return at.row > 0 ? go(at.row - 1, at.col) : undefined;
}

type Handler = (press: KeyPress, at: Position, size: GridSize) => LineCommand | undefined;

const isAtStart = ({ caret }: KeyPress): boolean => caret === 'start' || caret === 'both';
const isAtEnd = ({ caret }: KeyPress): boolean => caret === 'end' || caret === 'both';
const isText = ({ caret }: KeyPress): boolean => caret !== 'none';

const PLAIN: Readonly<Record<string, Handler>> = {
  Enter: enter,
  Tab: (press, at, size) => (press.shift ? undefined : tab(at, size)),
  ArrowUp: (press, { row, col }) => (isText(press) && row > 0 ? go(row - 1, col) : undefined),
  ArrowDown: (press, { row, col }, { rows }) =>
    isText(press) && row < rows - 1 ? go(row + 1, col) : undefined,
  ArrowLeft: (press, { row, col }) => (isAtStart(press) && col > 0 ? go(row, col - 1) : undefined),
  ArrowRight: (press, { row, col }, { cols }) =>
    isAtEnd(press) && col < cols - 1 ? go(row, col + 1) : undefined,
};

const CONTROL: Readonly<Record<string, Handler>> = {
  d: (_, { row }) => ({ do: 'repeat', row }),
  Delete: (_, { row }) => ({ do: 'remove', row }),
  Backspace: (_, { row }) => ({ do: 'remove', row }),
  z: () => ({ do: 'undo' }),
};

const ALT: Readonly<Record<string, Handler>> = {
  ArrowUp: (_, { row }) => (row > 0 ? { do: 'move', row, to: row - 1 } : undefined),
  ArrowDown: (_, { row }, { rows }) => (row < rows - 1 ? { do: 'move', row, to: row + 1 } : undefined),
};

const tableFor = ({ ctrl, alt }: KeyPress): Readonly<Record<string, Handler>> => {
  if (ctrl) return alt ? {} : CONTROL;
  return alt ? ALT : PLAIN;
};

/** What a key does in the grid; undefined leaves it to the browser and to the page. */
export const lineCommand = (press: KeyPress, at: Position, size: GridSize): LineCommand | undefined =>
  tableFor(press)[press.key]?.(press, at, size);

/** Where the caret of an input is. */
export function caretOf(element: EventTarget | null): KeyPress['caret'] {
  if (!(element instanceof HTMLInputElement)) return 'none';
  const { selectionStart: start, selectionEnd: end, value } = element;
  const isAll = start === 0 && end === value.length;
  if (isAll) return 'both';
  if (start !== end) return 'inside';
  if (start === 0) return 'start';
  return start === value.length ? 'end' : 'inside';
}
