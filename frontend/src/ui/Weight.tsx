import type { Decimal } from '@/lib/brands';
import { show } from '@/lib/decimal';
import { toKilograms, type WeightUnit } from '@/lib/weight';

export interface WeightProps {
  /** Pounds. */
  readonly value: Decimal | null | undefined;
  readonly unit?: WeightUnit;
  readonly decimals?: number;
  /** Says the unit after the figure; columns say it once in their head. */
  readonly withUnit?: boolean;
}

export function Weight({ value, unit = 'lb', decimals = 1, withUnit = false }: WeightProps) {
  if (value === null || value === undefined) return null;
  const figure = show(unit === 'kg' ? toKilograms(value) : value, decimals);
  return <>{withUnit ? `${figure} ${unit}` : figure}</>;
}
