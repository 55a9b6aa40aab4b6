import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Cursor } from './keyboard';
import { keepPlace, placeIn } from './place';

const START: Cursor = { row: 0, column: 0 };

interface Held {
  readonly list: string;
  readonly cursor: Cursor;
}

const startIn = (list: string, isReturning: boolean): Cursor =>
  (isReturning ? placeIn(list)?.cursor : undefined) ?? START;

export interface CursorOptions {
  readonly scroller: HTMLElement | null;
  /** The address of the list with its filters: other filters, another place. */
  readonly list: string;
  /** One comes back to this list: to the row and the scroll position that one left. */
  readonly isReturning: boolean;
  /** Rows known so far; the position can be taken up only when the body is high enough. */
  readonly rows: number;
}

/** Where the cursor stands; kept when the list is left, taken up again when one comes back. */
export function useCursor({ scroller, list, isReturning, rows }: CursorOptions) {
  const [held, setHeld] = useState<Held>(() => ({ list, cursor: startIn(list, isReturning) }));
  const cursor = held.list === list ? held.cursor : { ...START, column: held.cursor.column };
  const latest = useRef(cursor);
  useEffect(() => {
    latest.current = cursor;
  });
  useReturn({ scroller, list, isReturning, rows });
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    return () => keepPlace(list, { cursor: latest.current, top: scroller.scrollTop });
  }, [scroller, list]);
  const setCursor = (next: Cursor) => setHeld({ list, cursor: next });
  return [cursor, setCursor] as const;
}

/** Scrolls to the old place once, and to the top when the filters change. */
function useReturn({ scroller, list, isReturning, rows }: CursorOptions): void {
  const placed = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (!scroller || placed.current === list) return;
    const place = placed.current === undefined && isReturning ? placeIn(list) : undefined;
    const top = place?.top ?? 0;
    scroller.scrollTo({ top });
    // The body grows with the count: until it is high enough, the next answer tries again.
    if (scroller.scrollTop < top - 1) return;
    placed.current = list;
    if (place) scroller.focus();
  }, [scroller, list, isReturning, rows]);
}
