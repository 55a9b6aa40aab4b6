import { useRef, type KeyboardEvent, type MouseEvent, type RefObject } from 'react';
import { shortcutsAreOn } from '@/actions/shortcuts';
import { copyRows } from './copyRows';
import type { GridColumn } from './gridColumns';
import { step, within, type Bounds, type Cursor, type Effect, type Stroke } from './keyboard';
import type { Picks } from './picks';
import type { TableRow } from './types';

const RESIZE_STEP = 16;

/** What the grid asks of the screen around it. */
export interface GridAsks {
  readonly open: (this: void, row: TableRow) => void;
  /** The row's verbs, beside the button or the cell. */
  readonly menu: (this: void, row: TableRow, anchor: HTMLElement) => void;
  readonly sort: (this: void, key: string, add: boolean) => void;
  readonly resize: (this: void, key: string, width: number) => void;
  readonly create?: ((this: void) => void) | undefined;
  readonly search: (this: void) => void;
  readonly help?: ((this: void) => void) | undefined;
}

export interface GridInput {
  readonly columns: readonly GridColumn[];
  readonly bounds: Bounds;
  readonly cursor: Cursor;
  /** Moves the cursor and brings it into view. */
  readonly go: (this: void, cursor: Cursor) => void;
  readonly rowAt: (this: void, index: number) => TableRow | undefined;
  readonly picks: Picks;
  readonly asks: GridAsks;
  /** The id of the cell that the cursor is in. */
  readonly activeId: string | undefined;
}

const LETTER = /^[a-z?/]$/i;

const strokeOf = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): Stroke => ({
  key: key.length === 1 ? key.toLowerCase() : key,
  ctrl: ctrlKey || metaKey,
  shift: shiftKey,
});

/** Buttons and links in the grid keep their own keys; single letters rest when they are turned off. */
function isForGrid({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const onControl = target instanceof Element && target.closest('button, a, input') !== null;
  if (altKey || (onControl && (key === 'Enter' || key === ' '))) return false;
  return ctrlKey || metaKey || shortcutsAreOn() || !LETTER.test(key);
}

const hasSelection = (): boolean => (window.getSelection()?.toString() ?? '') !== '';

/** Rows between two, both included, as far as they have come. */
function rowsBetween(from: number, to: number, rowAt: GridInput['rowAt']): TableRow[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  return Array.from({ length: last - first + 1 }, (_, i) => rowAt(first + i)).filter(
    (row) => row !== undefined,
  );
}

function effectsOf(input: GridInput, anchor: RefObject<number>): Readonly<Record<Effect, () => void>> {
  const { columns, cursor, rowAt, picks, asks, activeId } = input;
  const row = rowAt(cursor.row);
  const column = columns[cursor.column];
  const withRow = (act: (row: TableRow) => void) => () => row && act(row);
  const widenBy = (pixels: number) => () => column && asks.resize(column.column.key, column.width + pixels);
  const sort = (add: boolean) => () => column?.isSortable && asks.sort(column.column.key, add);
  return {
    open: withRow(asks.open),
    menu: withRow((one) => asks.menu(one, document.getElementById(activeId ?? '') ?? document.body)),
    pick: withRow((one) => {
      anchor.current = cursor.row;
      picks.toggle(one);
    }),
    pickTo: () => picks.add(rowsBetween(anchor.current, cursor.row, rowAt)),
    unpick: picks.clear,
    copy: () => void copyRows(columns, picks.rows.size > 0 ? [...picks.rows.values()] : row ? [row] : []),
    sort: sort(false),
    addSort: sort(true),
    widen: widenBy(RESIZE_STEP),
    narrow: widenBy(-RESIZE_STEP),
    create: () => asks.create?.(),
    search: asks.search,
    help: () => asks.help?.(),
  };
}

const numberIn = (element: HTMLElement | null | undefined, name: string): number | undefined => {
  const raw = element?.dataset[name];
  return raw === undefined ? undefined : Number(raw);
};

/** A click that the browser would not open elsewhere: no modifier, first button. */
const isPlain = ({ ctrlKey, metaKey, shiftKey, button }: MouseEvent): boolean =>
  !ctrlKey && !metaKey && !shiftKey && button === 0;

interface Hit {
  readonly index: number;
  readonly row: TableRow;
}

/** The row that an element is in, if that has come. */
function hitIn(target: Element, rowAt: GridInput['rowAt']): Hit | undefined {
  const index = numberIn(target.closest<HTMLElement>('[data-row]'), 'row');
  const row = index === undefined ? undefined : rowAt(index);
  return index === undefined || !row ? undefined : { index, row };
}

/** One listener each for keys, clicks and double clicks, for however many cells. */
export function useGridInput(input: GridInput) {
  const { bounds, cursor, go, rowAt, picks, asks } = input;
  const anchor = useRef(0);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isForGrid(event)) return;
    const next = step(within(cursor, bounds), strokeOf(event), bounds);
    if (!next || (next.effect === 'copy' && hasSelection())) return;
    if (next.effect === 'unpick' && picks.rows.size === 0) return;
    event.preventDefault();
    if (next.cursor) go(next.cursor);
    if (next.effect) effectsOf(input, anchor)[next.effect]();
  };

  const pickAt = (index: number, row: TableRow, isRange: boolean) => {
    if (isRange) picks.add(rowsBetween(anchor.current, index, rowAt));
    else picks.toggle(row);
    if (!isRange) anchor.current = index;
  };

  const clickRow = (event: MouseEvent, target: Element, index: number, row: TableRow) => {
    const button = target.closest<HTMLElement>('[data-menu]');
    if (button) asks.menu(row, button);
    else if (target.closest('[data-pick]')) pickAt(index, row, event.shiftKey);
    else if (target.closest('[data-open]') && isPlain(event)) {
      event.preventDefault();
      asks.open(row);
    }
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const head = target.closest<HTMLElement>('[data-sort]')?.dataset['sort'];
    if (head) asks.sort(head, event.shiftKey);
    const hit = hitIn(target, rowAt);
    if (!hit) return;
    const column = numberIn(target.closest<HTMLElement>('[data-column]'), 'column') ?? cursor.column;
    go({ row: hit.index, column });
    clickRow(event, target, hit.index, hit.row);
  };

  const onDoubleClick = (event: MouseEvent) => {
    const target = event.target as Element;
    const hit = target.closest('[data-pick], [data-menu]') ? undefined : hitIn(target, rowAt);
    if (hit) asks.open(hit.row);
  };

  return { onKeyDown, onClick, onDoubleClick };
}
