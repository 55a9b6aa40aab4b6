/** Weights are pounds everywhere in the API; kilograms exist for people only. */
import type { Decimal } from './brands';
import { div, mul, parseDecimal } from './decimal';

/** The exact definition of the international pound. */
const KILOGRAMS_PER_POUND = '0.45359237' as Decimal;
const WEIGHT_DECIMALS = 2;

export type WeightUnit = 'lb' | 'kg';

export const toKilograms = (pounds: Decimal, scale = WEIGHT_DECIMALS): Decimal =>
  mul(pounds, KILOGRAMS_PER_POUND, scale);

export const toPounds = (kilograms: Decimal, scale = WEIGHT_DECIMALS): Decimal =>
  div(kilograms, KILOGRAMS_PER_POUND, scale) ?? kilograms;

const TYPED = /^(.*?)\s*(lbs?|pounds?|#|kgs?|kilos?)?\.?$/i;

/** Pounds of what a person typed: `38,212.6`, `420 lb`, `500 kg`; undefined when it is not a weight. */
export function parseWeight(typed: string): Decimal | undefined {
  const [, number = '', unit = 'lb'] = TYPED.exec(typed.trim()) ?? [];
  const value = parseDecimal(number);
  return value && /^k/i.test(unit) ? toPounds(value) : value;
}
