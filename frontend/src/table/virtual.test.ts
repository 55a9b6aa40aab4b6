import { describe, expect, test } from 'vitest';
import { DEEPEST_ROW, isCut, pagesFor, rowAt, rowsShown } from '@/api/pagination';
import { rangeOf, screenful, topFor } from './virtual';

describe('which rows are in the document', () => {
  test('those in view and a few around them', () => {
    expect(rangeOf(0, 900, 32, 1_000)).toEqual({ first: 0, last: 39 });
    const { first, last } = rangeOf(3_200, 900, 32, 1_000);
    expect(first).toBeLessThanOrEqual(92);
    expect(last).toBeGreaterThanOrEqual(136);
    expect(last - first).toBeLessThan(60);
  });

  test('a scroll of a few pixels changes nothing', () => {
    expect(rangeOf(3_200, 900, 32, 1_000)).toEqual(rangeOf(3_210, 900, 32, 1_000));
  });

  test('never more rows than there are', () => {
    expect(rangeOf(0, 900, 32, 3)).toEqual({ first: 0, last: 2 });
    expect(rangeOf(0, 900, 32, 0)).toEqual({ first: 0, last: -1 });
  });
});

describe('bringing a row into view', () => {
  const view = { top: 320, height: 400, head: 32, foot: 36 };
  test.each([
    ['above: to the top', 5, 160],
    ['in view: nothing', 12, undefined],
    ['the last one wholly in view: nothing', 19, undefined],
    ['under the totals: just above them', 20, 340],
  ])('%s', (_, row, top) => {
    expect(topFor(row, 32, view)).toBe(top);
  });

  test('a screen is what is not covered, less one row', () => {
    expect(screenful(900, 32, 68)).toBe(25);
    expect(screenful(40, 32, 68)).toBe(1);
  });
});

describe('which pages a list asks for', () => {
  test.each([
    ['one page while all is on it', { first: 0, last: 40, cursor: 0, count: 1_000 }, [0]],
    ['two at their border', { first: 90, last: 130, cursor: 95, count: 1_000 }, [0, 1]],
    ['that of the cursor, wherever it is', { first: 500, last: 540, cursor: 3, count: 1_000 }, [0, 5]],
    ['none beyond the last row', { first: 0, last: 400, cursor: 0, count: 120 }, [0, 1]],
    ['none for an empty list', { first: 0, last: 40, cursor: 0, count: 0 }, []],
    [
      'none beyond what the server serves',
      { first: 99_990, last: 100_040, cursor: 0, count: 250_000 },
      [0, 999],
    ],
  ])('%s', (_, { first, last, cursor, count }, pages) => {
    expect(pagesFor(first, last, cursor, count)).toEqual(pages);
  });

  test('a row is found in its page, and not before that has come', () => {
    const page = { next: null, previous: null, results: [{ id: 100 }, { id: 101 }] };
    const pages = new Map([[1, page]]);
    expect(rowAt(pages, 101)).toEqual({ id: 101 });
    expect(rowAt(pages, 1)).toBeUndefined();
  });

  test('beyond 100,000 rows the list says that it is cut', () => {
    expect(rowsShown(250_000)).toBe(DEEPEST_ROW);
    expect(isCut(DEEPEST_ROW)).toBe(false);
    expect(isCut(DEEPEST_ROW + 1)).toBe(true);
  });
});
