/** The whole order as its form holds it. */
import type { UseFormReturn } from 'react-hook-form';
import { meta } from '@/api/meta/purchase-orders';
import type { Decimal } from '@/lib/brands';
import { parseDecimal } from '@/lib/decimal';
import { dealTotals, type DealMode, type Totals } from '@/lib/pricing';
import {
  codecOf,
  fieldsIn,
  type AnyField,
  type AnyMeta,
  type AnySection,
  type Chosen,
  type Codec,
  type FormValues,
} from '@/form/values';
import { form } from './fields';
import { AMOUNTS, BLANK_LINE, isBlank, pricedOf, readLine, writeLine, type LineValues } from './lineValues';

/** The values that the desk itself works with; the other fields are only laid out. */
export interface OrderValues {
  supplier: Chosen | null;
  plant: Chosen | null;
  customer: Chosen | null;
  ship_to: Chosen | null;
  mode: DealMode;
  freight_cost: string;
  lines: LineValues[];
}

export type OrderForm = UseFormReturn<OrderValues>;

/** The same form, for the parts that know the names of its fields. */
export const asOrderForm = (any: UseFormReturn<FormValues>): OrderForm => any as unknown as OrderForm;

export const sections = form as unknown as readonly AnySection[];
export const orderMeta = meta as unknown as AnyMeta;

export const shownFields = (hidden: ReadonlySet<string>): readonly AnyField[] =>
  fieldsIn(sections).filter(({ key }) => !hidden.has(key));

const linesOf = (values: FormValues): readonly LineValues[] =>
  (values['lines'] ?? []) as readonly LineValues[];

const storedLines = (record: Readonly<Record<string, unknown>> | undefined): readonly LineValues[] => {
  const stored = Array.isArray(record?.['lines'])
    ? (record['lines'] as readonly Record<string, unknown>[])
    : [];
  return stored.map(readLine);
};

/** Blank lines are a place to type and are never sent. */
export function orderCodec(hidden: ReadonlySet<string>): Codec {
  const header = codecOf(shownFields(hidden), orderMeta);
  return {
    decimals: new Set([...header.decimals, ...AMOUNTS]),
    read: (record) => {
      const lines = storedLines(record);
      return { ...header.read(record), lines: lines.length > 0 ? lines : [BLANK_LINE] };
    },
    write: (values) => ({
      ...header.write(values),
      lines: linesOf(values)
        .filter((line) => !isBlank(line))
        .map((line) => writeLine(line, hidden)),
    }),
  };
}

/** `lines.0.quantity` counts in the list as sent; blank lines before it shift its place in the form. */
export function placeIn(values: FormValues, path: string): string {
  const [, number, key] = /^lines\.(\d+)\.?(.*)$/.exec(path) ?? [];
  if (number === undefined) return path;
  const sent = linesOf(values).flatMap((line, index) => (isBlank(line) ? [] : [index]));
  return [`lines.${sent[Number(number)] ?? Number(number)}`, key].filter(Boolean).join('.');
}

const freightOf = (text: unknown): Decimal | null =>
  typeof text === 'string' ? (parseDecimal(text) ?? null) : null;

/** What the deal earns as it stands on the desk, by the best weight known. */
export const totalsOf = (mode: DealMode, lines: readonly LineValues[], freight: unknown): Totals =>
  dealTotals(mode, lines.map(pricedOf), freightOf(freight));
