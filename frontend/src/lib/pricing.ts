/**
 * The arithmetic of a deal, the same as `pricing.py` of the server: both are held to `pricing_cases.json`.
 *
 * Weights are lb, money has 2 decimals, prices 5. Money is rounded half up per line and then summed. What is not
 * known (null) counts as nothing: a line without price, basis or multiplier has no cost, revenue or commission;
 * a weight of 0 is a weight (a refused load was received as 0 lb).
 */
import type { Decimal } from './brands';
import { add, div, isZero, mul, round, sub, ZERO } from './decimal';
import { unreachable } from './invariant';

export type DealMode = 'principal' | 'agency';
export type PriceBasis = 'lb' | 'cwt' | 'case' | 'lump';
export type CommissionBasis = 'lb' | 'cwt' | 'percent';

export interface PricedLine {
  /** How many units: what the basis `case` multiplies, whatever the unit is called. */
  readonly quantity: Decimal | null;
  /** Weights are totals of the line. */
  readonly estimated_weight: Decimal | null;
  readonly shipped_weight: Decimal | null;
  readonly received_weight: Decimal | null;
  /** What both prices multiply; '' is not chosen yet. */
  readonly price_basis: PriceBasis | '';
  /** What we pay. */
  readonly price_per_unit: Decimal | null;
  /** What the customer pays. */
  readonly sale_price_per_unit: Decimal | null;
  /** Agency only: what the supplier owes us, by the commission's own basis. */
  readonly commission_rate: Decimal | null;
  readonly commission_basis: CommissionBasis | '';
}

export interface Totals {
  readonly weight: Decimal;
  readonly cost: Decimal;
  readonly revenue: Decimal;
  readonly gross_profit: Decimal;
  /** 4 decimals; null without weight. */
  readonly gross_profit_per_lb: Decimal | null;
}

/** By which weight: `actual` is the best known of each line, `estimated` the estimate alone. */
export type Weighing = 'estimated' | 'actual';

const CENTS = 2;
const PER_LB_DECIMALS = 4;
const HUNDREDTH = '0.01' as Decimal;
const ONE = '1' as Decimal;

/** The weight that money follows: received, else shipped, else estimated. */
export const bestWeight = (line: PricedLine): Decimal | null =>
  line.received_weight ?? line.shipped_weight ?? line.estimated_weight;

const weightOf = (line: PricedLine, by: Weighing): Decimal | null =>
  by === 'estimated' ? line.estimated_weight : bestWeight(line);

const hundredth = (value: Decimal | null): Decimal | null => (value === null ? null : mul(value, HUNDREDTH));

function multiplier(basis: PriceBasis | '', line: PricedLine, by: Weighing): Decimal | null {
  switch (basis) {
    case 'lb':
      return weightOf(line, by);
    case 'cwt':
      return hundredth(weightOf(line, by));
    case 'case':
      return line.quantity;
    case 'lump':
      return ONE;
    case '':
      return null;
    default:
      return unreachable(basis);
  }
}

const amount = (rate: Decimal | null, times: Decimal | null): Decimal | null =>
  rate === null || times === null ? null : mul(rate, times, CENTS);

export const lineCost = (line: PricedLine, by: Weighing = 'actual'): Decimal | null =>
  amount(line.price_per_unit, multiplier(line.price_basis, line, by));

export const lineRevenue = (line: PricedLine, by: Weighing = 'actual'): Decimal | null =>
  amount(line.sale_price_per_unit, multiplier(line.price_basis, line, by));

/** A per cent commission follows the revenue as invoiced, that is already rounded to the cent. */
export function lineCommission(line: PricedLine, by: Weighing = 'actual'): Decimal | null {
  const times =
    line.commission_basis === 'percent'
      ? hundredth(lineRevenue(line, by))
      : multiplier(line.commission_basis, line, by);
  return amount(line.commission_rate, times);
}

/** What a line earns, before freight; null while it cannot be told. */
export function lineProfit(mode: DealMode, line: PricedLine, by: Weighing = 'actual'): Decimal | null {
  if (mode === 'agency') return lineCommission(line, by);
  const [cost, revenue] = [lineCost(line, by), lineRevenue(line, by)];
  return cost === null || revenue === null ? null : sub(revenue, cost);
}

const sumKnown = (values: readonly (Decimal | null)[]): Decimal =>
  round(
    values.reduce<Decimal>((total, value) => (value === null ? total : add(total, value)), ZERO),
    CENTS,
  );

/** `amount` by `weight` with 4 decimals; null without weight. */
export const perPound = (total: Decimal, weight: Decimal | null): Decimal | null =>
  weight === null || isZero(weight) ? null : (div(total, weight, PER_LB_DECIMALS) ?? null);

/** Gross profit is revenue less cost, for an agent the commission, less the freight that we pay in either mode. */
export function dealTotals(
  mode: DealMode,
  lines: readonly PricedLine[],
  freight: Decimal | null,
  by: Weighing = 'actual',
): Totals {
  const weight = sumKnown(lines.map((line) => weightOf(line, by)));
  const cost = sumKnown(lines.map((line) => lineCost(line, by)));
  const revenue = sumKnown(lines.map((line) => lineRevenue(line, by)));
  const commission = sumKnown(lines.map((line) => lineCommission(line, by)));
  const earned = mode === 'agency' ? commission : sub(revenue, cost);
  const profit = round(sub(earned, freight ?? ZERO), CENTS);
  return { weight, cost, revenue, gross_profit: profit, gross_profit_per_lb: perPound(profit, weight) };
}
