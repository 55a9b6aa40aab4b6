import { describe, expect, test } from 'vitest';
import { codecOf, isSameValue, type AnyField, type AnyMeta } from './values';

const fields: readonly AnyField[] = [
  { kind: 'text', key: 'name', label: 'Name' },
  { kind: 'money', key: 'limit', label: 'Limit' },
  { kind: 'date', key: 'day', label: 'Day' },
  { kind: 'choice', key: 'terms', label: 'Terms' },
  { kind: 'choices', key: 'proteins', label: 'Proteins' },
  { kind: 'ref', key: 'supplier', label: 'Supplier' },
  { kind: 'refs', key: 'contacts', label: 'Contacts' },
  { kind: 'bool', key: 'hold', label: 'Hold' },
];
const meta: AnyMeta = {
  name: {},
  limit: { nullable: true },
  day: { nullable: true },
  terms: { blank: true },
};
const codec = codecOf(fields, meta);

const sent = {
  name: 'Acme',
  limit: '800000.00',
  day: null,
  terms: 'net_21',
  proteins: ['beef'],
  supplier: 3,
  contacts: [8, 9],
  hold: true,
};
const record = {
  ...sent,
  id: 7,
  supplier_name: 'Blue Mesa',
  contact_names: ['Ann', 'Ben'],
  balance: '1.00',
};

describe('the values of a form', () => {
  test('hold references with the words that they are shown by', () => {
    expect(codec.read(record)).toMatchObject({
      supplier: { id: 3, name: 'Blue Mesa' },
      contacts: [
        { id: 8, name: 'Ann' },
        { id: 9, name: 'Ben' },
      ],
      day: '',
    });
  });

  test('come back as they were read', () => {
    expect(codec.write(codec.read(record))).toEqual(sent);
  });

  test('of a new record are empty', () => {
    expect(codec.write(codec.read(undefined))).toEqual({
      name: '',
      limit: null,
      day: null,
      terms: '',
      proteins: [],
      supplier: null,
      contacts: [],
      hold: false,
    });
  });

  test('lose the spaces around them, and money what people write around it', () => {
    const values = { ...codec.read(record), name: '  Acme ', limit: '$1,250.5' };
    expect(codec.write(values)).toMatchObject({ name: 'Acme', limit: '1250.5' });
  });

  test('that are no number are sent as typed, for the server to refuse', () => {
    expect(codec.write({ ...codec.read(record), limit: 'much' })['limit']).toBe('much');
  });
});

test.each([
  ['2.5', '2.50', true, true],
  ['2.5', '2.50', false, false],
  ['0', '-0.00', true, true],
  ['', null, false, true],
  [undefined, '', false, true],
  [3, { id: 3, name: 'Acme' }, false, true],
  ['a', 'b', true, false],
])('%j and %j as decimals (%s) are the same: %s', (a, b, isDecimal, expected) => {
  expect(isSameValue(a, b, isDecimal)).toBe(expected);
});
