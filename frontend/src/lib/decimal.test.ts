import { describe, expect, test } from 'vitest';
import type { Decimal } from './brands';
import { add, compare, div, isSame, mul, parseDecimal, round, show, showOrRule, sub, sum } from './decimal';

const d = (text: string) => text as Decimal;

test.each([
  ['1.10', '2.205', '3.305'],
  ['-0.5', '0.50', '0.00'],
  ['999999999999.99', '0.01', '1000000000000.00'],
])('%s plus %s is %s', (a, b, total) => {
  expect(add(d(a), d(b))).toBe(total);
});

test('a difference keeps the finer decimals', () => {
  expect(sub(d('38212.6'), d('38480.00'))).toBe('-267.40');
});

test('an empty sum is zero', () => {
  expect(sum([])).toBe('0');
});

test.each([
  ['38212.6', '2.4150', 2, '92283.43'],
  ['0.005', '1', 2, '0.01'],
  ['-0.005', '1', 2, '-0.01'],
  ['-0.004', '1', 2, '0.00'],
])('%s times %s to %i decimals is %s', (a, b, scale, product) => {
  expect(mul(d(a), d(b), scale)).toBe(product);
});

test.each([
  ['2277.50', '38500', 4, '0.0592'],
  ['-1', '3', 4, '-0.3333'],
  ['2', '-3', 2, '-0.67'],
  ['1', '0.00', 4, undefined],
])('%s divided by %s to %i decimals is %s', (a, b, scale, quotient) => {
  expect(div(d(a), d(b), scale)).toBe(quotient);
});

test.each([
  ['1.2', '1.20', 0],
  ['-1', '1', -1],
  ['10', '9.99', 1],
] as const)('%s compared with %s is %i', (a, b, order) => {
  expect(compare(d(a), d(b))).toBe(order);
  expect(isSame(d(a), d(b))).toBe(order === 0);
});

describe('show', () => {
  test.each([
    ['-1234567.5', 2, '\u22121,234,567.50'],
    ['-0.001', 2, '0.00'],
    ['0.0612', 4, '0.0612'],
    ['999.995', 2, '1,000.00'],
    ['38181.2', 0, '38,181'],
  ])('%s with %i decimals reads %s', (value, scale, text) => {
    expect(show(d(value), scale)).toBe(text);
  });

  test('nothing reads as nothing, zero as an en rule where asked', () => {
    expect(show(null, 2)).toBe('');
    expect(showOrRule(d('0.00'), 2)).toBe('\u2013');
    expect(showOrRule(d('0.01'), 2)).toBe('0.01');
  });
});

test.each([
  ['1,234.5', '1234.5'],
  ['$2.4107', '2.4107'],
  ['(12)', '-12'],
  ['\u22123', '-3'],
  ['.5', '0.5'],
  ['007', '7'],
  ['5.', '5'],
  ['1,23', undefined],
  ['1e5', undefined],
  ['.', undefined],
  ['', undefined],
  ['12 cases', undefined],
])('typing %s means %s', (typed, value) => {
  expect(parseDecimal(typed)).toBe(value);
});

test('rounding adds zeros as well as taking digits off', () => {
  expect(round(d('1'), 2)).toBe('1.00');
  expect(round(d('2.345'), 2)).toBe('2.35');
});

test('a text that is no decimal is refused loudly', () => {
  expect(() => add(d('abc'), d('1'))).toThrow('Not a decimal');
});
