import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Decimal } from './brands';
import {
  dealTotals,
  lineCommission,
  lineCost,
  lineProfit,
  lineRevenue,
  type DealMode,
  type PricedLine,
  type Totals,
} from './pricing';

interface Case {
  readonly name: string;
  readonly mode: DealMode;
  readonly freight: Decimal | null;
  readonly lines: readonly PricedLine[];
  readonly expected: {
    readonly estimated: Totals;
    readonly actual: Totals;
    readonly lines: readonly Readonly<Record<'cost' | 'revenue' | 'commission', Decimal | null>>[];
  };
}

const CASES = JSON.parse(
  readFileSync('../backend/apps/purchase_orders/pricing_cases.json', 'utf8'),
) as readonly Case[];

test('there are cases to agree on', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(77);
});

describe.each(CASES)('$name', ({ mode, freight, lines, expected }) => {
  test('the totals are those of the server', () => {
    expect(dealTotals(mode, lines, freight, 'estimated')).toEqual(expected.estimated);
    expect(dealTotals(mode, lines, freight, 'actual')).toEqual(expected.actual);
  });

  test('the lines are those of the server', () => {
    const figures = lines.map((line) => ({
      cost: lineCost(line),
      revenue: lineRevenue(line),
      commission: lineCommission(line),
    }));
    expect(figures).toEqual(expected.lines);
  });
});

const line: PricedLine = {
  quantity: '1000' as Decimal,
  estimated_weight: '38500' as Decimal,
  shipped_weight: null,
  received_weight: null,
  price_basis: 'lb',
  price_per_unit: '2.415' as Decimal,
  sale_price_per_unit: '2.53' as Decimal,
  commission_rate: '0.02' as Decimal,
  commission_basis: 'lb',
};

test.each([
  ['principal', '4427.50'],
  ['agency', '770.00'],
] as const)('the profit of a line as %s is before freight', (mode, profit) => {
  expect(lineProfit(mode, line)).toBe(profit);
});

test('the profit of a line without a price is not known', () => {
  expect(lineProfit('principal', { ...line, sale_price_per_unit: null })).toBeNull();
});
