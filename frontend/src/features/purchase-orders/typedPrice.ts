/** A price as a trader types it: `2.53`, `$2.53/lb`, `253/cwt`, `97.405/cs`, `4200 lump`. */
import type { Decimal } from '@/lib/brands';
import { div, isZero, mul, parseDecimal } from '@/lib/decimal';
import { bestWeight, type PriceBasis, type PricedLine } from '@/lib/pricing';

export interface TypedPrice {
  readonly price: Decimal;
  /** The basis that the line takes on, when its own cannot hold the price. */
  readonly basis?: PriceBasis;
}

const PRICE_DECIMALS = 5;
const EXACT_DECIMALS = 15;
const HUNDRED = '100' as Decimal;

const UNITS: Readonly<Record<string, PriceBasis>> = {
  lb: 'lb',
  lbs: 'lb',
  '#': 'lb',
  cwt: 'cwt',
  c: 'cwt',
  cs: 'case',
  case: 'case',
  ea: 'case',
  lump: 'lump',
  flat: 'lump',
  total: 'lump',
};

const FORM = /^(.*?)\s*(?:\/|per\s+|\s)\s*([a-z#]+)\.?$/i;

/** How many pounds one unit of a basis is on this line; undefined while that is not known. */
function poundsIn(basis: PriceBasis, line: PricedLine): Decimal | undefined {
  const weight = bestWeight(line) ?? undefined;
  const count = line.quantity ?? undefined;
  switch (basis) {
    case 'lb':
      return '1' as Decimal;
    case 'cwt':
      return HUNDRED;
    case 'case':
      return count && weight && div(weight, count, EXACT_DECIMALS);
    case 'lump':
      return weight;
  }
}

/** A price by one basis as a price by another; undefined while weight or cases are missing. */
function converted(price: Decimal, from: PriceBasis, to: PriceBasis, line: PricedLine): Decimal | undefined {
  if (from === to) return price;
  const [a, b] = [poundsIn(from, line), poundsIn(to, line)];
  if (!a || !b || isZero(a)) return undefined;
  return div(mul(price, b), a, PRICE_DECIMALS);
}

/** Lines that have the other price keep their basis: one basis multiplies both. */
const isFree = (line: PricedLine): boolean =>
  line.price_per_unit === null && line.sale_price_per_unit === null;

/**
 * What a person typed, by the basis of the line. A price by another basis is converted; while that is not
 * possible, it sets the basis of a line that has no other price yet. Undefined when it cannot be read.
 */
export function readPrice(typed: string, line: PricedLine): TypedPrice | undefined {
  const plain = parseDecimal(typed);
  if (plain !== undefined) return { price: plain };
  const [, number = '', unit = ''] = FORM.exec(typed.trim()) ?? [];
  const [price, from] = [parseDecimal(number), UNITS[unit.toLowerCase()]];
  if (price === undefined || from === undefined) return undefined;
  const basis = line.price_basis || 'lb';
  const same = converted(price, from, basis, line);
  if (same !== undefined) return { price: same };
  return isFree(line) ? { price, basis: from } : undefined;
}
