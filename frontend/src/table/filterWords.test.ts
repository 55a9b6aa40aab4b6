import { describe as group, expect, test } from 'vitest';
import { describe, isSet, ownValues } from './filterWords';
import type { Filter } from './types';
import type { Values } from './urlState';

const context = {
  meta: { choices: { booked: 'Booked', draft: 'Draft', closed: 'Closed' } },
  timeZone: 'America/Chicago',
  names: [{ id: 3, name: 'Prairie Crest' }],
};
const stage: Filter = { kind: 'choice', key: 'stage', label: 'Stage', params: ['stage__in'] };
const proteins: Filter = { kind: 'choices', key: 'proteins', label: 'Proteins', params: ['proteins__has'] };
const supplier: Filter = {
  kind: 'ref',
  key: 'supplier',
  label: 'Supplier',
  params: ['supplier__in'],
  empty: 'supplier__isnull',
};
const weight: Filter = {
  kind: 'number',
  key: 'weight',
  label: 'Weight',
  params: ['weight__gte', 'weight__lte'],
};
const created: Filter = {
  kind: 'date',
  key: 'created',
  label: 'Created',
  params: ['created__gte', 'created__lte'],
};
const name: Filter = { kind: 'text', key: 'name', label: 'Name', params: ['name__icontains'] };
const hold: Filter = { kind: 'bool', key: 'hold', label: 'On hold', params: ['hold'] };

group('what a chip says', () => {
  test.each<[Filter, Values, string]>([
    [stage, { stage__in: ['booked'] }, 'is Booked'],
    [stage, { stage__in: ['booked', 'draft', 'closed'] }, 'is any of Booked, Draft, +1'],
    [proteins, { proteins__has: ['booked', 'draft'] }, 'include any of Booked, Draft'],
    [supplier, { supplier__in: ['3'] }, 'is Prairie Crest'],
    [supplier, { supplier__in: ['99'] }, 'is #99'],
    [supplier, { supplier__isnull: ['true'] }, 'is empty'],
    [supplier, { supplier__isnull: ['false'] }, 'is filled'],
    [weight, { weight__gte: ['40000'], weight__lte: ['42000.50'] }, 'between 40,000 – 42,000.50'],
    [weight, { weight__gte: ['-1'] }, 'from \u22121'],
    [weight, { weight__lte: ['many'] }, 'up to many'],
    [name, { name__icontains: ['blue'] }, 'contains blue'],
    [hold, { hold: ['true'] }, 'is yes'],
    [created, { created__gte: ['2019-11-09'], created__lte: ['2019-11-09'] }, 'is Nov 9, 2019'],
    [created, { created__lte: ['2019-11-10T05:59:59.999Z'] }, 'up to Nov 9, 2019'],
    [created, { created__gte: ['soon'] }, 'from soon'],
  ])('%o', (filter, values, words) => {
    const { verb, value } = describe(filter, values, context);
    expect(`${verb} ${value}`).toBe(words);
  });
});

test('a filter is set when one of its parameters is in force', () => {
  const values = { supplier__isnull: ['true'], stage__in: ['booked'] };
  expect(isSet(supplier, values)).toBe(true);
  expect(isSet(weight, values)).toBe(false);
  expect(ownValues(supplier, values)).toEqual({ supplier__isnull: ['true'] });
});
