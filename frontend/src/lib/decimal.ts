/**
 * Exact decimals on the strings of the API, as scaled BigInts inside. Rounding is half up, away from zero,
 * as the server does it. A value that is not a decimal is our own bug and throws; see `parseDecimal` for input.
 */
import type { Decimal } from './brands';
import { invariant } from './invariant';

interface Scaled {
  readonly units: bigint;
  readonly scale: number;
}

const FORM = /^(-?)(\d+)(?:\.(\d+))?$/;
const MINUS = '\u2212';
const EN_RULE = '\u2013';

export const ZERO = '0' as Decimal;

function scaled(value: Decimal): Scaled {
  const match = FORM.exec(value);
  invariant(match, `Not a decimal: ${value}`);
  const [, sign, whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

function text({ units, scale }: Scaled): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  const fraction = scale > 0 ? `.${digits.slice(cut)}` : '';
  return `${units < 0n ? '-' : ''}${digits.slice(0, cut)}${fraction}` as Decimal;
}

const unitsAt = (value: Scaled, scale: number): bigint => value.units * 10n ** BigInt(scale - value.scale);

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const [top, bottom] = [magnitude(dividend), magnitude(divisor)];
  const quotient = (2n * top + bottom) / (2n * bottom);
  return dividend < 0n === divisor < 0n ? quotient : -quotient;
}

function rounded(value: Scaled, scale: number): Scaled {
  if (value.scale <= scale) return { units: unitsAt(value, scale), scale };
  return { units: divideHalfUp(value.units, 10n ** BigInt(value.scale - scale)), scale };
}

/** The sum with the decimals of the finer of the two. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [left, right] = [scaled(a), scaled(b)];
  const scale = Math.max(left.scale, right.scale);
  return text({ units: unitsAt(left, scale) + unitsAt(right, scale), scale });
}

export const negate = (a: Decimal): Decimal => text({ ...scaled(a), units: -scaled(a).units });

export const sub = (a: Decimal, b: Decimal): Decimal => add(a, negate(b));

export const sum = (values: readonly Decimal[]): Decimal => values.reduce(add, ZERO);

export const round = (a: Decimal, scale: number): Decimal => text(rounded(scaled(a), scale));

/** The product: exact, or rounded half up to `scale` decimals. */
export function mul(a: Decimal, b: Decimal, scale?: number): Decimal {
  const [left, right] = [scaled(a), scaled(b)];
  const product = { units: left.units * right.units, scale: left.scale + right.scale };
  return text(scale === undefined ? product : rounded(product, scale));
}

/** The quotient rounded half up to `scale` decimals; undefined when dividing by zero. */
export function div(a: Decimal, b: Decimal, scale: number): Decimal | undefined {
  const [left, right] = [scaled(a), scaled(b)];
  if (right.units === 0n) return undefined;
  const dividend = left.units * 10n ** BigInt(scale + right.scale);
  return text({ units: divideHalfUp(dividend, right.units * 10n ** BigInt(left.scale)), scale });
}

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const { units } = scaled(sub(a, b));
  if (units === 0n) return 0;
  return units < 0n ? -1 : 1;
}

/** The same amount, however many zeros each is written with. */
export const isSame = (a: Decimal, b: Decimal): boolean => compare(a, b) === 0;
export const isZero = (a: Decimal): boolean => scaled(a).units === 0n;
export const isNegative = (a: Decimal): boolean => scaled(a).units < 0n;

/** For people: thousands separated, a real minus sign; the sign is that of the rounded value. */
export function show(value: Decimal | null | undefined, scale: number): string {
  if (value === null || value === undefined) return '';
  const { units } = rounded(scaled(value), scale);
  const [whole = '', fraction] = text({ units: magnitude(units), scale }).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${units < 0n ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** As `show`, with an en rule for zero: a column of figures reads better without rows of 0.00. */
export const showOrRule = (value: Decimal | null | undefined, scale: number): string =>
  value !== null && value !== undefined && isZero(value) ? EN_RULE : show(value, scale);

const CURRENCY_OR_SPACE = /[$\s\u00a0]/g;
const TYPED = /^(-?)(\d{0,15})(?:\.(\d{0,10}))?$/;
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/;

/** Takes off what people write around a number: currency sign, thousands, accountants' parentheses. */
function bare(typed: string): string {
  const plain = typed.replace(CURRENCY_OR_SPACE, '').replaceAll(MINUS, '-');
  const signed = plain.replace(/^\((.*)\)$/, '-$1');
  return GROUPED.test(signed) ? signed.replaceAll(',', '') : signed;
}

/** What a person typed, as a decimal: `$1,234.5`, `(12)`, `.5`; undefined when it is not a number. */
export function parseDecimal(typed: string): Decimal | undefined {
  const match = TYPED.exec(bare(typed));
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole + fraction === '') return undefined;
  return `${sign}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction && `.${fraction}`}` as Decimal;
}
