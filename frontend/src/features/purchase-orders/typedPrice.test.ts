import { describe, expect, test } from 'vitest';
import type { Decimal } from '@/lib/brands';
import type { PricedLine } from '@/lib/pricing';
import { readPrice } from './typedPrice';

const golden: PricedLine = {
  quantity: '1000' as Decimal,
  estimated_weight: '38500' as Decimal,
  shipped_weight: null,
  received_weight: null,
  price_basis: 'lb',
  price_per_unit: null,
  sale_price_per_unit: null,
  commission_rate: null,
  commission_basis: '',
};
const bare: PricedLine = { ...golden, quantity: null, estimated_weight: null };
const priced = (line: PricedLine): PricedLine => ({ ...line, price_per_unit: '2.415' as Decimal });

describe('a typed price', () => {
  test.each([
    ['2.53', '2.53'],
    ['$2.53', '2.53'],
    ['2.53/lb', '2.53000'],
    ['253/cwt', '2.53000'],
    ['253 cwt', '2.53000'],
    ['$253.00 per cwt', '2.53000'],
    ['97.405/cs', '2.53000'],
    ['97,405 lump', '2.53000'],
  ])('%s is %s per lb on a line of 1,000 cases and 38,500 lb', (typed, price) => {
    const read = readPrice(typed, golden);
    expect(Number(read?.price)).toBe(Number(price));
    expect(read?.basis).toBeUndefined();
  });

  test('is converted to the basis that the line has', () => {
    expect(readPrice('2.53/lb', { ...golden, price_basis: 'cwt' })?.price).toBe('253.00000');
    expect(readPrice('2.53/lb', { ...golden, price_basis: 'case' })?.price).toBe('97.40500');
    expect(readPrice('253/cwt', { ...golden, price_basis: 'lump' })?.price).toBe('97405.00000');
  });

  test('follows the weight that money follows', () => {
    const shipped = { ...golden, shipped_weight: '38212.6' as Decimal };
    expect(readPrice('96677.88 flat', shipped)?.price).toBe('2.53000');
  });

  test('sets the basis of a line that it cannot be converted for', () => {
    expect(readPrice('45.50/cs', bare)).toEqual({ price: '45.50', basis: 'case' });
  });

  test('does not change the basis under a price that stands already', () => {
    expect(readPrice('45.50/cs', priced(bare))).toBeUndefined();
  });

  test.each(['', 'abc', '2.53/kg', '/cwt', '2..5', '253/'])('%j is none', (typed) => {
    expect(readPrice(typed, golden)).toBeUndefined();
  });
});
