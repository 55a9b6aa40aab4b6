/** Catch weights being keyed in: what was typed by line and field, over what the server has. */
import type { Decimal } from '@/lib/brands';
import { isSame, parseDecimal } from '@/lib/decimal';
import type { Line } from './order';

export const WEIGHTS = ['shipped_weight', 'received_weight'] as const;
export type WeightField = (typeof WEIGHTS)[number];

/** Typed texts by `id.field`. */
export type Typed = ReadonlyMap<string, string>;

export const cellKey = (line: Line, field: WeightField): string => `${line.id}.${field}`;

/** The weight that a text stands for: null for none, undefined for what is no number. */
export const weightOf = (text: string): Decimal | null | undefined =>
  text.trim() === '' ? null : parseDecimal(text);

const sameWeight = (a: Decimal | null, b: Decimal | null): boolean =>
  a === null || b === null ? a === b : isSame(a, b);

/** The lines as they would be saved; a text that is no number leaves its weight as it was. */
export const withTyped = (lines: readonly Line[], typed: Typed): readonly Line[] =>
  lines.map((line) => ({
    ...line,
    ...Object.fromEntries(WEIGHTS.map((field) => [field, valueOf(line, field, typed)])),
  }));

function valueOf(line: Line, field: WeightField, typed: Typed): Decimal | null {
  const text = typed.get(cellKey(line, field));
  const weight = text === undefined ? undefined : weightOf(text);
  return weight === undefined ? line[field] : weight;
}

export const isChanged = (lines: readonly Line[], typed: Typed): boolean =>
  withTyped(lines, typed).some((line, index) =>
    WEIGHTS.some((field) => !sameWeight(line[field], lines[index]?.[field] ?? null)),
  );

export const wrongCells = (typed: Typed): readonly string[] =>
  [...typed].filter(([, text]) => weightOf(text) === undefined).map(([key]) => key);

const READ_ONLY: ReadonlySet<string> = new Set(['line_number', 'weight', 'cost', 'revenue', 'commission']);

/** The whole list of lines as a write takes it. */
export const bodyOf = (lines: readonly Line[]): readonly object[] =>
  lines.map((line) => Object.fromEntries(Object.entries(line).filter(([key]) => !READ_ONLY.has(key))));
