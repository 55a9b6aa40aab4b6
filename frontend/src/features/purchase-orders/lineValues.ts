/** The lines of an order as its form holds them: texts as typed, and what the server takes and gives. */
import type { Decimal } from '@/lib/brands';
import { div, isZero, mul, parseDecimal, round } from '@/lib/decimal';
import type { CommissionBasis, PriceBasis, PricedLine } from '@/lib/pricing';
import { readPrice } from './typedPrice';

export const MOST_LINES = 200;

export interface LineValues {
  /** Of a stored line; a new one has none. */
  readonly id?: number;
  readonly item: string;
  readonly quantity: string;
  readonly unit: string;
  /** lb of one unit, as typed; the estimate follows it. Not sent. */
  readonly average: string;
  readonly estimated_weight: string;
  readonly shipped_weight: string;
  readonly received_weight: string;
  readonly price_basis: PriceBasis;
  readonly price_per_unit: string;
  readonly sale_price_per_unit: string;
  readonly commission_rate: string;
  readonly commission_basis: CommissionBasis | '';
}

export type LineKey = Exclude<keyof LineValues, 'id'>;

export const BLANK_LINE: LineValues = {
  item: '',
  quantity: '',
  unit: 'case',
  average: '',
  estimated_weight: '',
  shipped_weight: '',
  received_weight: '',
  price_basis: 'lb',
  price_per_unit: '',
  sale_price_per_unit: '',
  commission_rate: '',
  commission_basis: '',
};

const TYPED: readonly LineKey[] = [
  'item',
  'quantity',
  'average',
  'estimated_weight',
  'shipped_weight',
  'received_weight',
  'price_per_unit',
  'sale_price_per_unit',
  'commission_rate',
];

/** Nothing was typed in it; units and bases alone say nothing. */
export const isBlank = (line: LineValues): boolean => TYPED.every((key) => line[key].trim() === '');

export const AMOUNTS = [
  'quantity',
  'estimated_weight',
  'shipped_weight',
  'received_weight',
  'price_per_unit',
  'sale_price_per_unit',
  'commission_rate',
] as const satisfies readonly LineKey[];

const WEIGHT_DECIMALS = 2;
const AVERAGE_DECIMALS = 4;

/** The estimate that an average and a quantity make; undefined while one is missing. */
export function estimateOf({ quantity, average }: LineValues): Decimal | undefined {
  const [count, each] = [parseDecimal(quantity), parseDecimal(average)];
  return count && each && mul(count, each, WEIGHT_DECIMALS);
}

/** The average as typed, or as the estimate makes it. */
export function averageOf(line: LineValues): string {
  if (line.average !== '') return line.average;
  const [count, weight] = [parseDecimal(line.quantity), parseDecimal(line.estimated_weight)];
  return (count && weight && !isZero(count) && div(weight, count, AVERAGE_DECIMALS)) || '';
}

const amount = (text: string): Decimal | null => parseDecimal(text) ?? null;

/** What the arithmetic sees of a line. A price that is still being typed counts as soon as it can be read. */
export function pricedOf(line: LineValues): PricedLine {
  const plain: PricedLine = {
    quantity: amount(line.quantity),
    estimated_weight: amount(line.estimated_weight),
    shipped_weight: amount(line.shipped_weight),
    received_weight: amount(line.received_weight),
    price_basis: line.price_basis,
    price_per_unit: null,
    sale_price_per_unit: null,
    commission_rate: amount(line.commission_rate),
    commission_basis: line.commission_basis,
  };
  const price = (text: string) => readPrice(text, plain)?.price ?? null;
  return {
    ...plain,
    price_per_unit: price(line.price_per_unit),
    sale_price_per_unit: price(line.sale_price_per_unit),
  };
}

type Stored = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function readLine(stored: Stored): LineValues {
  const texts = Object.keys(BLANK_LINE).map((key) => [key, textOf(stored[key])] as const);
  const line = { ...BLANK_LINE, ...Object.fromEntries(texts) };
  return typeof stored['id'] === 'number' ? { ...line, id: stored['id'] } : line;
}

const PRICE_DECIMALS = 5;

/** A text that is no number is sent as it is, and refused with its field. */
function sent(line: LineValues, key: (typeof AMOUNTS)[number]): string | null {
  const text = line[key].trim();
  if (text === '') return null;
  const isPrice = key === 'price_per_unit' || key === 'sale_price_per_unit';
  const value = isPrice ? readPrice(text, pricedOf(line))?.price : parseDecimal(text);
  return value === undefined ? text : round(value, isPrice || key === 'commission_rate' ? PRICE_DECIMALS : 2);
}

/** `hidden` fields are not sent: this role does not have them. */
export function writeLine(line: LineValues, hidden: ReadonlySet<string>): Record<string, unknown> {
  const amounts = AMOUNTS.map((key) => [key, sent(line, key)] as const);
  const body: Record<string, unknown> = {
    ...(line.id === undefined ? {} : { id: line.id }),
    item: line.item.trim(),
    unit: line.unit,
    price_basis: line.price_basis,
    commission_basis: line.commission_basis,
    ...Object.fromEntries(amounts),
  };
  return Object.fromEntries(Object.entries(body).filter(([key]) => !hidden.has(key)));
}
