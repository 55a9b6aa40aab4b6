import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '@/api/client';
import { changesOf, idsIn, verbOf, type Vocabulary } from './historyWords';

const vocabulary: Vocabulary = {
  labels: new Map([
    ['phone', 'Phone'],
    ['supplier', 'Supplier'],
    ['freight_cost', 'Freight'],
  ]),
  meta: {
    phone: {},
    supplier: { entity: 'suppliers' },
    freight_cost: { decimals: 2 },
    pickup_date: { format: 'date' },
    stage: { choices: { draft: 'Draft', booked: 'Booked' } },
    proteins: { choices: { beef: 'Beef', pork: 'Pork' } },
  },
  children: { lines: { received_weight: { decimals: 2 }, price_basis: { choices: { lb: 'lb' } } } },
  names: new Map([['suppliers:3', 'Blue Mesa Beef']]),
};

const entry = (changes: HistoryEntry['changes'], action = 'update'): HistoryEntry => ({
  id: 1,
  at: '2026-11-20T12:00:00Z',
  actor: 2,
  actor_name: 'Dana Kessler',
  action,
  changes,
  details: {},
  request_id: '',
});

describe('a change in words', () => {
  test.each([
    ['a text', { phone: ['1', '2'] }, { label: 'Phone', from: '1', to: '2' }],
    ['a name for an id', { supplier: [null, 3] }, { label: 'Supplier', from: '', to: 'Blue Mesa Beef' }],
    ['an id without a name', { supplier: [3, 9] }, { label: 'Supplier', from: 'Blue Mesa Beef', to: '#9' }],
    ['money', { freight_cost: ['2150.00', null] }, { label: 'Freight', from: '2,150.00', to: '' }],
    ['a choice', { stage: ['draft', 'booked'] }, { label: 'Stage', from: 'Draft', to: 'Booked' }],
    ['a set', { proteins: [[], ['beef', 'pork']] }, { label: 'Proteins', from: '', to: 'Beef, Pork' }],
    ['yes or no', { credit_hold: [false, true] }, { label: 'Credit hold', from: 'no', to: 'yes' }],
  ] as const)('is %s', (_, changes, expected) => {
    expect(changesOf(entry(changes as never), vocabulary)).toEqual([expected]);
  });

  test('of a line says which line and what of it', () => {
    const old = [{ id: 61, line_number: 2, item: 'Brisket', received_weight: '11092.70' }];
    const now = [{ id: 61, line_number: 2, item: 'Brisket', received_weight: '11061.30' }];
    expect(changesOf(entry({ lines: [old, now] }), vocabulary)).toEqual([
      { label: 'Line 2 Brisket: received weight', from: '11,092.70', to: '11,061.30' },
    ]);
  });

  test('tells added lines from removed ones', () => {
    const gone = [{ id: 61, line_number: 1, item: 'Brisket' }];
    const come = [{ line_number: 1, item: 'Chuck' }];
    expect(changesOf(entry({ lines: [gone, come] }), vocabulary)).toEqual([
      { label: 'Line 1 removed', from: 'Brisket', to: '' },
      { label: 'Line 1 added', from: '', to: 'Chuck' },
    ]);
  });
});

test.each([
  ['create', {}, 'created this'],
  ['update', { phone: ['1', '2'] }, 'changed Phone'],
  ['update', { phone: ['1', '2'], freight_cost: ['1.00', '2.00'] }, 'changed 2 fields'],
  ['transition', { stage: ['draft', 'booked'] }, 'moved this to booked'],
  ['second_factor_added', {}, 'second factor added'],
] as const)('%s with %j is “%s”', (action, changes, words) => {
  expect(verbOf(entry(changes as never, action), vocabulary)).toBe(words);
});

test('the ids to be named are those of every entry, each once', () => {
  const entries = [entry({ supplier: [null, 3] }), entry({ supplier: [3, 1], phone: ['1', '2'] })];
  expect([...idsIn(entries, vocabulary.meta)]).toEqual([['suppliers', [1, 3]]]);
});
