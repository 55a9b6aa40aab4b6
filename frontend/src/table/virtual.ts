/**
 * Which rows are in view. All rows of a list are equally high, so this is a division; a library for rows of
 * unknown height would cost 9 kB of the list's budget.
 */
import { useCallback, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { rowHeight } from '@/theme/mode';

export interface Range {
  /** Both included. */
  readonly first: number;
  readonly last: number;
}

/** Rows kept ready above and below; the range moves in steps of this, so that few scrolls render anything. */
const SPARE = 8;
/** What a window shows before it was measured. */
const USUAL_HEIGHT = 900;

export function rangeOf(top: number, height: number, row: number, rows: number): Range {
  const from = Math.floor(top / row / SPARE) * SPARE - SPARE;
  const to = Math.ceil((top + height) / row / SPARE) * SPARE + SPARE;
  return { first: Math.max(0, from), last: Math.min(rows, to) - 1 };
}

/** Where to scroll so that a row is wholly in view, `head` and `foot` being pixels that are covered; undefined when it is. */
export function topFor(
  index: number,
  row: number,
  view: { readonly top: number; readonly height: number; readonly head: number; readonly foot: number },
): number | undefined {
  const start = index * row;
  const room = view.height - view.head - view.foot;
  if (start < view.top) return start;
  return start + row > view.top + room ? start + row - room : undefined;
}

export interface View extends Range {
  /** Pixels of the scroller. */
  readonly height: number;
}

/** The rows in view of a scroller, and a little around them. */
export function useRange(scroller: HTMLElement | null, row: number, rows: number): View {
  const [view, setView] = useState({ top: 0, height: USUAL_HEIGHT });
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    const measure = () => {
      const { scrollTop: top, clientHeight: height } = scroller;
      setView((old) => (height === old.height && isSameRange(old.top, top) ? old : { top, height }));
    };
    const isSameRange = (old: number, top: number): boolean => {
      const { clientHeight: height } = scroller;
      const [a, b] = [rangeOf(old, height, row, rows), rangeOf(top, height, row, rows)];
      return a.first === b.first && a.last === b.last;
    };
    measure();
    const watch = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(measure);
    watch?.observe(scroller);
    scroller.addEventListener('scroll', measure, { passive: true });
    return () => {
      watch?.disconnect();
      scroller.removeEventListener('scroll', measure);
    };
  }, [scroller, row, rows]);
  return { ...rangeOf(view.top, view.height, row, rows), height: view.height };
}

/** Long enough that a drag of the scrollbar does not ask for all that it passes. */
const SETTLE_MS = 100;

/** The range as it is when scrolling pauses: that is what is fetched. */
export function useSettled({ first, last }: Range): Range {
  const [settled, setSettled] = useState({ first, last });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ first, last }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [first, last]);
  return settled;
}

/** Pixels of one row; follows the density and the kind of pointer. */
export function useRowHeight(): number {
  const subscribe = useCallback((listener: () => void) => {
    const watch = new MutationObserver(listener);
    watch.observe(document.documentElement, { attributeFilter: ['data-density'] });
    return () => watch.disconnect();
  }, []);
  return useSyncExternalStore(subscribe, rowHeight);
}

/** Rows that one screen holds, for PgUp and PgDn: one stays in view as a thread. */
export const screenful = (height: number, row: number, covered: number): number =>
  Math.max(1, Math.floor((height - covered) / row) - 1);
