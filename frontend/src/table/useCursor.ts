import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Cursor } from './keyboard';
import { placesOf, type Place } from './place';

const START: Cursor = { row: 0, column: 0 };

interface Held {
  readonly list: string;
  readonly cursor: Cursor;
}

export interface CursorOptions {
  readonly scroller: HTMLElement | null;
  /** The address of the list with its filters: other filters, another place. */
  readonly list: string;
  /** One comes back to this list: to the row and the scroll position that one left. */
  readonly isReturning: boolean;
  /** How many rows there are is known: only then the body is as high as it will be. */
  readonly isCounted: boolean;
}

/** Where the cursor stands; kept when the list is left, taken up again when one comes back. */
export function useCursor(options: CursorOptions) {
  const { scroller, list, isReturning } = options;
  const places = placesOf(useQueryClient());
  const [left] = useState(() => (isReturning ? places.get(list) : undefined));
  const [held, setHeld] = useState<Held>({ list, cursor: left?.cursor ?? START });
  const cursor = held.list === list ? held.cursor : { ...START, column: held.cursor.column };
  const latest = useRef(cursor);
  useEffect(() => {
    latest.current = cursor;
  });
  useReturn(options, left);
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    return () => void places.set(list, { cursor: latest.current, top: scroller.scrollTop });
  }, [places, scroller, list]);
  const setCursor = (next: Cursor) => setHeld({ list, cursor: next });
  return [cursor, setCursor] as const;
}

/** Scrolls to the old place once, and to the top when the filters change. */
function useReturn({ scroller, list, isCounted }: CursorOptions, left: Place | undefined): void {
  const placed = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (!scroller || !isCounted || placed.current === list) return;
    const isArriving = placed.current === undefined;
    placed.current = list;
    scroller.scrollTo({ top: isArriving ? (left?.top ?? 0) : 0 });
    if (isArriving && left) scroller.focus();
  }, [scroller, list, isCounted, left]);
}
