import { describe, expect, test } from 'vitest';
import { lineCommand, type GridSize, type KeyPress } from './lineKeys';

const size: GridSize = { rows: 3, cols: 6, endsBlank: false };
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  caret: 'both',
  ...more,
});
const at = (row: number, col: number) => ({ row, col });

describe('the keyboard of the line grid', () => {
  test.each([
    ['Enter goes down', press('Enter'), at(0, 2), { do: 'go', to: at(1, 2) }],
    ['Shift Enter goes up', press('Enter', { shift: true }), at(1, 2), { do: 'go', to: at(0, 2) }],
    ['Enter on the last line adds one', press('Enter'), at(2, 4), { do: 'append', to: at(3, 4) }],
    ['Tab at the very end adds a line', press('Tab'), at(2, 5), { do: 'append', to: at(3, 0) }],
    ['Tab elsewhere is the browser’s', press('Tab'), at(1, 5), undefined],
    ['Shift Tab is the browser’s', press('Tab', { shift: true }), at(2, 5), undefined],
    ['arrows change the line', press('ArrowDown', { caret: 'inside' }), at(0, 1), { do: 'go', to: at(1, 1) }],
    ['ArrowUp stops at the top', press('ArrowUp'), at(0, 1), undefined],
    ['ArrowDown stops at the end', press('ArrowDown'), at(2, 1), undefined],
    ['ArrowDown in a list of choices chooses', press('ArrowDown', { caret: 'none' }), at(0, 2), undefined],
    [
      'ArrowLeft at the start of a text goes left',
      press('ArrowLeft', { caret: 'start' }),
      at(1, 3),
      { do: 'go', to: at(1, 2) },
    ],
    ['ArrowLeft inside a text moves the caret', press('ArrowLeft', { caret: 'inside' }), at(1, 3), undefined],
    [
      'ArrowRight at the end of a text goes right',
      press('ArrowRight', { caret: 'end' }),
      at(1, 3),
      { do: 'go', to: at(1, 4) },
    ],
    ['ArrowRight stops at the edge', press('ArrowRight'), at(1, 5), undefined],
    ['Ctrl D repeats', press('d', { ctrl: true }), at(1, 0), { do: 'repeat', row: 1 }],
    ['Ctrl Delete removes', press('Delete', { ctrl: true }), at(1, 0), { do: 'remove', row: 1 }],
    [
      'Alt ArrowUp moves the line up',
      press('ArrowUp', { alt: true }),
      at(2, 0),
      { do: 'move', row: 2, to: 1 },
    ],
    ['Alt ArrowDown stops at the end', press('ArrowDown', { alt: true }), at(2, 0), undefined],
    ['Ctrl Z takes back', press('z', { ctrl: true }), at(0, 0), { do: 'undo' }],
    ['Ctrl Enter is for the form', press('Enter', { ctrl: true }), at(0, 0), undefined],
    ['letters are typed', press('d'), at(0, 0), undefined],
  ])('%s', (_, key, where, expected) => {
    expect(lineCommand(key, where, size)).toEqual(expected);
  });

  test('no line is added behind a blank one, and Tab leaves the grid there', () => {
    const blank = { ...size, endsBlank: true };
    expect(lineCommand(press('Enter'), at(2, 1), blank)).toBeUndefined();
    expect(lineCommand(press('Tab'), at(2, 5), blank)).toBeUndefined();
  });
});
