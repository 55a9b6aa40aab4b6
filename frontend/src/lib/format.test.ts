import { expect, test } from 'vitest';
import type { Decimal } from './brands';
import { humanize, initials, plural, showBytes } from './format';
import { parseWeight, toKilograms, toPounds } from './weight';

test.each([
  [1, '1 order'],
  [0, '0 orders'],
  [1318, '1,318 orders'],
])('%i counts as %s', (count, text) => {
  expect(plural(count, 'order')).toBe(text);
});

test.each([
  ['Dana Kessler', 'DK'],
  ['  ruben  de la cruz ', 'RC'],
  ['Éva', 'É'],
  ['', ''],
])('the initials of %j are %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test.each([
  [0, '0 B'],
  [812, '812 B'],
  [1_400_000, '1.4 MB'],
  [250_000, '250 kB'],
])('%i bytes read %s', (bytes, text) => {
  expect(showBytes(bytes)).toBe(text);
});

test('a key becomes words', () => {
  expect(humanize('supplier_reference')).toBe('Supplier reference');
});

test.each([
  ['38,212.6', '38212.6'],
  ['420 lb', '420'],
  ['420 lbs.', '420'],
  ['500 kg', '1102.31'],
  ['heavy', undefined],
])('typing %s as a weight means %s lb', (typed, pounds) => {
  expect(parseWeight(typed)).toBe(pounds);
});

test('pounds and kilograms convert by the exact definition', () => {
  expect(toKilograms('100' as Decimal)).toBe('45.36');
  expect(toPounds('45.359237' as Decimal)).toBe('100.00');
});
