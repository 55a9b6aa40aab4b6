import { describe, expect, test } from 'vitest';
import { HEAD, step, within, type Cursor, type Stroke } from './keyboard';

const BOUNDS = { rows: 1_000, columns: 8, page: 20 };
const at = (row: number, column: number): Cursor => ({ row, column });

describe('keys that move', () => {
  test.each<[string, Stroke, Cursor, Cursor]>([
    ['down', { key: 'ArrowDown' }, at(3, 2), at(4, 2)],
    ['down by j', { key: 'j' }, at(3, 2), at(4, 2)],
    ['up', { key: 'ArrowUp' }, at(3, 2), at(2, 2)],
    ['up by k', { key: 'k' }, at(3, 2), at(2, 2)],
    ['from the first row to the heads', { key: 'ArrowUp' }, at(0, 2), at(HEAD, 2)],
    ['not above the heads', { key: 'ArrowUp' }, at(HEAD, 2), at(HEAD, 2)],
    ['from the heads to the rows', { key: 'ArrowDown' }, at(HEAD, 2), at(0, 2)],
    ['not below the last row', { key: 'ArrowDown' }, at(999, 2), at(999, 2)],
    ['right', { key: 'ArrowRight' }, at(3, 2), at(3, 3)],
    ['not beyond the last cell', { key: 'ArrowRight' }, at(3, 7), at(3, 7)],
    ['left', { key: 'ArrowLeft' }, at(3, 2), at(3, 1)],
    ['not before the first cell', { key: 'ArrowLeft' }, at(3, 0), at(3, 0)],
    ['to the first cell', { key: 'Home' }, at(3, 5), at(3, 0)],
    ['to the last cell', { key: 'End' }, at(3, 5), at(3, 7)],
    ['to the first row', { key: 'Home', ctrl: true }, at(500, 5), at(0, 0)],
    ['to the last row', { key: 'End', ctrl: true }, at(3, 5), at(999, 7)],
    ['a screen down', { key: 'PageDown' }, at(3, 2), at(23, 2)],
    ['a screen up', { key: 'PageUp' }, at(30, 2), at(10, 2)],
    ['a screen up stops at the first row, not at the heads', { key: 'PageUp' }, at(3, 2), at(0, 2)],
    ['a screen down stops at the last row', { key: 'PageDown' }, at(990, 2), at(999, 2)],
  ])('%s', (_, stroke, from, to) => {
    expect(step(from, stroke, BOUNDS)).toEqual({ cursor: to });
  });
});

describe('keys that act', () => {
  test.each<[Stroke, string]>([
    [{ key: 'Enter' }, 'open'],
    [{ key: ' ' }, 'pick'],
    [{ key: ' ', shift: true }, 'pickTo'],
    [{ key: 'Escape' }, 'unpick'],
    [{ key: 'c', ctrl: true }, 'copy'],
    [{ key: 'c' }, 'create'],
    [{ key: '/' }, 'search'],
    [{ key: '?', shift: true }, 'help'],
    [{ key: 'F10', shift: true }, 'menu'],
    [{ key: 'ContextMenu' }, 'menu'],
  ])('%o in a row asks for %s', (stroke, effect) => {
    expect(step(at(3, 2), stroke, BOUNDS)).toEqual({ effect });
  });

  test.each<[Stroke, string]>([
    [{ key: 'Enter' }, 'sort'],
    [{ key: ' ' }, 'sort'],
    [{ key: 'Enter', shift: true }, 'addSort'],
    [{ key: 'ArrowRight', shift: true }, 'widen'],
    [{ key: 'ArrowLeft', shift: true }, 'narrow'],
    [{ key: 'c' }, 'create'],
  ])('%o on a head asks for %s', (stroke, effect) => {
    expect(step(at(HEAD, 2), stroke, BOUNDS)).toEqual({ effect });
  });

  test.each<Stroke>([
    { key: 'x' },
    { key: 'Tab' },
    { key: 'j', ctrl: true },
    { key: 'ArrowDown', ctrl: true },
  ])('%o is left to the browser', (stroke) => {
    expect(step(at(3, 2), stroke, BOUNDS)).toBeUndefined();
  });
});

test('a grid that became smaller takes its cursor along', () => {
  expect(within(at(900, 7), { rows: 4, columns: 3, page: 20 })).toEqual(at(3, 2));
  expect(within(at(0, 0), { rows: 0, columns: 3, page: 20 })).toEqual(at(HEAD, 0));
});
