import { render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cellOf, wordsOf } from './cells';
import { between, cardLayout } from './cards';
import { readState, shownColumns, widthOf, withWidth } from './columnState';
import { asTabs } from './copyRows';
import { leastWidth, tracks, type GridColumn } from './gridColumns';
import type { TableColumn, TableRow } from './types';

const context = {
  timeZone: 'America/Chicago',
  meta: {
    stage: { choices: { in_transit: 'In transit' } },
    proteins: { choices: { beef: 'Beef', pork: 'Pork' } },
    margin: { decimals: 4 },
  },
};
const row: TableRow = {
  id: 7,
  name: 'Blue Mesa',
  stage: 'in_transit',
  proteins: ['pork', 'beef'],
  profit: '-163.204',
  weight: '40780.00',
  margin: '-0.0040',
  supplier: 3,
  supplier_name: 'Prairie Crest',
  contacts: [1, 2],
  contact_names: ['Ann', 'Bob'],
  parent: { entity: 'suppliers', id: 3, name: 'Prairie Crest' },
  created_on: '2026-11-12T11:52:00Z',
  exportable: true,
  size: 1_234,
  nothing: null,
};
const column = (kind: TableColumn['kind'], key: string, more: Partial<TableColumn> = {}): TableColumn => ({
  kind,
  key,
  label: key,
  ...more,
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date('2026-11-12T18:00:00Z'));
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what a cell says', () => {
  test.each<[TableColumn, string]>([
    [column('text', 'name'), 'Blue Mesa'],
    [column('status', 'stage'), 'In transit'],
    [column('choices', 'proteins'), 'Pork, Beef'],
    [column('money', 'profit'), '\u2212163.20'],
    [column('weight', 'weight'), '40,780.0'],
    [column('price', 'margin'), '\u22120.0040'],
    [column('ref', 'supplier'), 'Prairie Crest'],
    [column('refs', 'contacts'), 'Ann, Bob'],
    [column('record', 'parent'), 'Prairie Crest'],
    [column('instant', 'created_on'), 'Nov 12, 05:52'],
    [column('bool', 'exportable'), 'Yes'],
    [column('number', 'size'), '1,234'],
    [column('text', 'nothing'), ''],
    [column('money', 'nothing'), ''],
    [column('ref', 'nothing'), ''],
    [column('date', 'absent'), ''],
  ])('%o', (one, words) => {
    expect(wordsOf(one, context)(row)).toBe(words);
  });

  test.each([
    ['2026-12-24', 'Dec 24', null],
    ['2026-11-20', 'Nov 20', 'warn'],
    ['2026-11-02', 'Nov 2 · 10 d', 'danger'],
  ])('a day that is due on %s', (day, words, tone) => {
    const show = cellOf(column('date', 'expires_on', { due: true }), context);
    const { container } = render(<>{show({ id: 1, expires_on: day })}</>);
    expect(container).toHaveTextContent(words);
    expect(container.querySelector('[data-tone]')?.getAttribute('data-tone') ?? null).toBe(tone);
  });
});

const asGrid = (one: TableColumn): GridColumn => ({
  column: one,
  show: cellOf(one, context),
  words: wordsOf(one, context),
  isSortable: true,
  width: one.width ?? 100,
  grows: one.kind === 'text',
});

describe('columns in the grid', () => {
  const name = column('text', 'name', { pin: true, width: 200 });
  const profit = column('money', 'profit', { width: 100 });
  const hidden = column('code', 'mc', { hidden: true });
  const all = [name, profit, hidden];

  test('those that grow share what is left', () => {
    expect(tracks([asGrid(name), asGrid(profit)])).toBe('40px minmax(200px, 200fr) 100px 40px');
    expect(tracks([asGrid(profit)])).toBe('40px 100px minmax(40px, 1fr)');
    expect(leastWidth([asGrid(name), asGrid(profit)])).toBe(380);
  });

  test('hidden ones wait until they are chosen; the pinned one is always first', () => {
    expect(shownColumns(all, {})).toEqual([name, profit]);
    expect(shownColumns(all, { shown: ['mc', 'gone', 'profit'] })).toEqual([name, hidden, profit]);
    expect(shownColumns(all, {}, ['mc'])).toEqual([name, hidden]);
  });

  test('a width stays within reason', () => {
    expect(widthOf(name, withWidth({}, 'name', 333.4))).toBe(333);
    expect(widthOf(name, withWidth({}, 'name', 2))).toBe(48);
    expect(widthOf(name, {})).toBe(200);
  });

  test.each([null, '', '[]', 'null', '{"shown":3,"widths":{"a":"x"}}', '{"widths":{"a":99999}}'])(
    'what storage may hold is read with suspicion: %s',
    (raw) => {
      expect(readState(raw)).toEqual({});
    },
  );

  test('rows are copied as a spreadsheet takes them', () => {
    const tabbed = { ...row, name: 'Blue\tMesa\nBeef' };
    expect(asTabs([asGrid(name), asGrid(profit)], [tabbed, row])).toBe(
      'Blue Mesa Beef\t\u2212163.20\nBlue Mesa\t\u2212163.20',
    );
  });
});

test('a card has its title, a second line, and figures before days at its edge', () => {
  const columns = [
    column('code', 'po', { priority: 1 }),
    column('ref', 'supplier', { priority: 2 }),
    column('ref', 'customer', { priority: 2 }),
    column('date', 'pickup', { priority: 3 }),
    column('money', 'profit', { priority: 3 }),
    column('text', 'notes'),
  ].map(asGrid);
  const layout = cardLayout(columns);
  expect(layout.edge.map((one) => one.column.key)).toEqual(['profit', 'pickup']);
  expect(layout.about.map((one, i) => between(layout.about[i - 1], one))).toEqual(['', ' \u2192 ']);
});
