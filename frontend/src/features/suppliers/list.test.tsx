import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { activeCell, address, showList, titles } from '#test/list';
import { server, type ServedRow, type ServeOptions } from '#test/server';
import { erase } from '@/entity/defineEntity';
import { dismissAll } from '@/ui/toasts';
import { suppliers } from './entity';

const NAMES = ['Prairie Crest Packing', 'Blue Mesa Beef', 'Sandhill Poultry', 'Lone Oak Packing'];
const rowOf = (name: string, index: number): ServedRow => ({
  id: index + 1,
  version: 1,
  status: 'active',
  name,
  proteins: index % 2 === 0 ? ['beef'] : ['chicken', 'pork'],
  city: 'Omaha',
  credit_application_sent_on: '2026-02-03',
});
const FOUR = NAMES.map(rowOf);
const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => rowOf(`Supplier ${String(i).padStart(4, '0')}`, i));
const INACTIVE = FOUR.map((row) => ({ ...row, status: 'inactive' as const }));

const show = (rows: ServedRow[], search = '', options: ServeOptions = {}) =>
  showList(erase(suppliers), rows, search, options);

/** The list once its rows are there, with the keyboard in it. */
async function showAndEnter(rows: ServedRow[], search = '') {
  const shown = show(rows, search);
  await screen.findByRole('link', { name: String(rows[1]?.['name']) });
  screen.getByRole('grid').focus();
  return shown;
}

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => localStorage.clear());
afterEach(() => {
  server.resetHandlers();
  dismissAll();
});
afterAll(() => server.close());

describe('the list of suppliers', () => {
  test('shows its rows in the order of its view, and how many there are', async () => {
    show(FOUR);
    expect(await screen.findByRole('link', { name: 'Blue Mesa Beef' })).toBeVisible();
    expect(titles()).toEqual([...NAMES].sort());
    expect(screen.getByRole('status')).toHaveTextContent('4 Suppliers');
    expect(screen.getByRole('grid', { name: 'Suppliers' })).toHaveAttribute('aria-rowcount', '6');
  });

  test('sorts by a head, and the other way when it is clicked again', async () => {
    const { user } = show(FOUR);
    await screen.findByRole('link', { name: 'Blue Mesa Beef' });
    await user.click(screen.getByRole('button', { name: /^Name/ }));
    expect(address()).toBe('/suppliers?sort=-name');
    await waitFor(() => expect(titles()).toEqual([...NAMES].sort().reverse()));
    expect(screen.getByRole('columnheader', { name: /^Name/ })).toHaveAttribute('aria-sort', 'descending');
  });

  test('has no button on heads that the server does not sort by', async () => {
    show(FOUR);
    const head = await screen.findByRole('columnheader', { name: 'City' });
    expect(within(head).queryByRole('button')).not.toBeInTheDocument();
    expect(head).not.toHaveAttribute('aria-sort');
  });

  test('searches once typing pauses, and keeps the search in its address', async () => {
    const { user, asked } = show(FOUR);
    await user.type(await screen.findByRole('searchbox', { name: 'Search suppliers' }), 'packing');
    await waitFor(() => expect(titles()).toEqual(['Lone Oak Packing', 'Prairie Crest Packing']));
    expect(address()).toBe('/suppliers?q=packing');
    expect(asked.map((query) => query.get('q')).filter(Boolean)).toEqual(['packing']);
  });

  test('tells a filter of its address in a chip, which takes it off', async () => {
    const { user } = show(FOUR, '?proteins.has=chicken');
    const chip = await screen.findByRole('group', { name: 'Filter Proteins' });
    expect(chip).toHaveTextContent('Proteins include Chicken');
    await waitFor(() => expect(titles()).toEqual(['Blue Mesa Beef', 'Lone Oak Packing']));
    await user.click(within(chip).getByRole('button', { name: 'Take off Proteins' }));
    await waitFor(() => expect(titles()).toHaveLength(4));
    expect(address()).toBe('/suppliers');
  });

  test('offers every filter in a menu', async () => {
    const { user } = show(FOUR);
    await user.click(await screen.findByRole('button', { name: 'Filter' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Proteins' }));
    await user.click(await screen.findByRole('option', { name: 'Chicken' }));
    await waitFor(() => expect(address()).toBe('/suppliers?proteins.has=chicken'));
    await waitFor(() =>
      expect(screen.getByRole('status', { hidden: true })).toHaveTextContent('2 Suppliers'),
    );
  });

  test('has a tab with its count for each view', async () => {
    const { user } = show(FOUR.map((row, i) => (i === 0 ? { ...row, status: 'inactive' } : row)));
    await user.click(await screen.findByRole('tab', { name: 'Inactive 1' }));
    await waitFor(() => expect(titles()).toEqual(['Prairie Crest Packing']));
    expect(address()).toBe('/suppliers?view=inactive');
  });

  test('asks only for the pages in view, while its scrollbar stands for all rows', async () => {
    const { user, asked } = await showAndEnter(numbered(2_500));
    expect(asked.map((query) => query.get('offset'))).toEqual(['0']);
    await user.keyboard('{Control>}{End}{/Control}');
    expect(await screen.findByRole('link', { name: 'Supplier 2499' })).toBeInTheDocument();
    expect(asked.map((query) => query.get('offset'))).toEqual(['0', '2400']);
    expect(screen.getAllByRole('row').length).toBeLessThan(80);
  });
});

describe('by keyboard the list of suppliers', () => {
  test('moves from row to row and opens the one it stands on', async () => {
    const { user } = await showAndEnter(FOUR);
    await user.keyboard('{ArrowDown}j{ArrowUp}{ArrowRight}');
    expect(activeCell()?.closest('[role="row"]')).toHaveTextContent('Lone Oak Packing');
    expect(activeCell()).toHaveAttribute('aria-colindex', '3');
    await user.keyboard('{Enter}');
    expect(address()).toBe('/suppliers/4');
  });

  test('picks rows with Space and Shift+Space, and lets go of them with Escape', async () => {
    const { user } = await showAndEnter(FOUR);
    await user.keyboard(' {ArrowDown}{ArrowDown}{Shift>} {/Shift}');
    expect(screen.getByText('3 picked')).toBeVisible();
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(3);
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/picked/)).not.toBeInTheDocument();
  });

  test('searches with / and makes a new one with c, but not while somebody types', async () => {
    const { user } = await showAndEnter(FOUR);
    await user.keyboard('/c');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    expect(address()).toBe('/suppliers');
    await user.keyboard('{Enter}c');
    expect(address()).toBe('/suppliers/new');
  });

  test('comes back from a record to its row, its cell, its filters', async () => {
    const { user } = await showAndEnter(numbered(300), '?q=supplier');
    await user.keyboard('{ArrowDown>6/}{ArrowRight}{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Back' }));
    await waitFor(() => expect(screen.getByRole('grid')).toHaveFocus());
    expect(activeCell()?.closest('[role="row"]')).toHaveTextContent('Supplier 0006');
    expect(activeCell()).toHaveAttribute('aria-colindex', '3');
    expect(address()).toBe('/suppliers?q=supplier');
  });
});

describe('taking a supplier out of use', () => {
  test('is offered in its menu, and can be taken back from the message', async () => {
    const { user } = show(FOUR);
    await user.click(await screen.findByRole('button', { name: 'Actions for Blue Mesa Beef' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Deactivate' }));
    expect(await screen.findByText('Blue Mesa Beef is inactive')).toBeVisible();
    await waitFor(() => expect(titles()).not.toContain('Blue Mesa Beef'));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()).toContain('Blue Mesa Beef'));
  });

  test('is not offered to who may not', async () => {
    const { user } = show(FOUR, '', { can: ['edit'] });
    await user.click(await screen.findByRole('button', { name: 'Actions for Blue Mesa Beef' }));
    expect(await screen.findByRole('menuitem', { name: 'Edit' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Deactivate' })).not.toBeInTheDocument();
  });

  test('is undone from the view of inactive ones', async () => {
    const { user } = show(INACTIVE, '?view=inactive');
    await user.click(await screen.findByRole('button', { name: 'Actions for Blue Mesa Beef' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Restore' }));
    await waitFor(() => expect(titles()).not.toContain('Blue Mesa Beef'));
  });
});

describe('without rows the list of suppliers', () => {
  test('offers a new one while there are none yet', async () => {
    show([]);
    expect(await screen.findByText('No suppliers yet')).toBeVisible();
    expect(screen.getAllByRole('link', { name: 'New supplier' })).not.toHaveLength(0);
  });

  test('offers to clear the filters when none match', async () => {
    const { user } = show(FOUR, '?q=zebra');
    expect(await screen.findByText('No suppliers match')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));
    expect(await screen.findByRole('link', { name: 'Blue Mesa Beef' })).toBeVisible();
  });

  test('asks for nothing when the role may not see them', async () => {
    const { asked } = show(FOUR, '', { ability: { read: false } });
    expect(await screen.findByText('You may not see suppliers')).toBeVisible();
    expect(asked).toEqual([]);
  });

  test('names a filter that the server refuses, and takes it off', async () => {
    const { user } = show(FOUR, '?city.icontains=oma');
    expect(await screen.findByRole('alert')).toHaveTextContent('city__icontains');
    await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));
    expect(await screen.findByRole('link', { name: 'Blue Mesa Beef' })).toBeVisible();
  });
});

test('what the role does not include is not there: new record, export, hidden column and filter', async () => {
  const { user } = show(FOUR, '', { ability: { create: false, export: false, hidden: ['city'] } });
  await screen.findByRole('link', { name: 'Blue Mesa Beef' });
  expect(screen.queryByRole('link', { name: 'New supplier' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Export as CSV' })).not.toBeInTheDocument();
  expect(screen.queryByRole('columnheader', { name: 'City' })).not.toBeInTheDocument();
  await user.keyboard('c');
  expect(address()).toBe('/suppliers');
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  expect(await screen.findByRole('menuitem', { name: 'State' })).toBeVisible();
  expect(screen.queryByRole('menuitem', { name: 'City' })).not.toBeInTheDocument();
});
