import { describe, expect, test } from 'vitest';
import { paramsOf } from '@/table/filterWords';
import { usualWidth } from '@/table/cells';
import { shownColumns } from '@/table/columnState';
import { registered, registry } from './registry';

/** A laptop of 1,440 px less the sidebar, the boxes and the row menus. */
const ROOM = 1_440 - 200 - 2 * 40;

describe.each(registered)('the list of %s', async (name) => {
  const { columns, filters, orderings, views, meta } = await registry[name]();

  test('fits a laptop as it is first seen', () => {
    const width = shownColumns(columns, {}).reduce((sum, column) => sum + usualWidth(column), 0);
    expect(width).toBeLessThanOrEqual(ROOM);
  });

  test('has one column at its edge, and a title for the card', () => {
    expect(columns.filter((column) => column.pin)).toHaveLength(1);
    expect(columns.filter((column) => column.priority === 1)).not.toHaveLength(0);
  });

  test('names each column, filter and view once', () => {
    for (const keys of [
      columns.map(({ key }) => key),
      filters.map(({ key }) => key),
      views.map(({ id }) => id),
    ]) {
      expect(new Set(keys).size).toBe(keys.length);
    }
    const params = filters.flatMap(paramsOf);
    expect(new Set(params).size).toBe(params.length);
  });

  test('knows the words of every choice that can be filtered by', () => {
    const choices = filters.filter(({ kind }) => kind === 'choice' || kind === 'choices');
    expect(choices.filter(({ key }) => meta[key]?.choices === undefined)).toEqual([]);
  });

  test('opens every view in an order that the server offers', () => {
    for (const { ordering = [] } of views) {
      expect(ordering.filter((one) => !orderings.includes(one.replace(/^-/, '')))).toEqual([]);
    }
  });
});
