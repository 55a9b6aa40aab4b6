/** What a form holds, and how it becomes and came from a record of the API. */
import type { Meta } from '@/api/meta';
import { nameKey } from '@/api/paths';
import type { Decimal } from '@/lib/brands';
import { isSame as isSameDecimal, parseDecimal } from '@/lib/decimal';
import type { Field, FieldKind, Section } from './types';

/** A record that was chosen, with the words that it is shown by. */
export interface Chosen {
  readonly id: number;
  readonly name: string;
}

/** One value by field. Texts, decimals and dates are strings as typed; a reference is what was chosen. */
export type FormValues = Record<string, unknown>;

export type AnyRecord = { readonly id: number; readonly version?: number } & Readonly<
  Record<string, unknown>
>;

export type AnyField = Field<Record<string, unknown>>;
export type AnySection = Section<Record<string, unknown>>;
export type AnyMeta = Meta<Record<string, unknown>>;

/** How a form's values become and came from the API's record. */
export interface Codec {
  /** Values of a record, or of a new one. */
  read(this: void, record: Readonly<Record<string, unknown>> | undefined): FormValues;
  /** The body to send. */
  write(this: void, values: FormValues): Record<string, unknown>;
  /** Keys, at any depth, whose text is a decimal: `2.5` and `2.50` are the same. */
  readonly decimals: ReadonlySet<string>;
}

const DECIMAL_KINDS: ReadonlySet<FieldKind> = new Set(['money', 'weight', 'price', 'quantity']);
const REFERENCE_KINDS: ReadonlySet<FieldKind> = new Set(['ref', 'user']);
const SET_KINDS: ReadonlySet<FieldKind> = new Set(['choices', 'refs', 'lines']);

export const isDecimalKind = (kind: FieldKind): boolean => DECIMAL_KINDS.has(kind);

export const isChosen = (value: unknown): value is Chosen =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value;

/** References by id, for what asks as the API does: `when`, `narrow`. */
export const plainValues = (values: FormValues): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isChosen(value) ? value.id : value]));

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function chosenOf(record: Readonly<Record<string, unknown>>, key: string): Chosen | null {
  const id = record[key];
  if (typeof id !== 'number') return null;
  return { id, name: textOf(record[nameKey(key)]) || `#${id}` };
}

function chosenSet(record: Readonly<Record<string, unknown>>, key: string): readonly Chosen[] {
  const names = listOf(record[nameKey(key, true)]);
  return listOf(record[key]).map((id, index) => ({
    id: Number(id),
    name: textOf(names[index]) || `#${Number(id)}`,
  }));
}

/** The value of one field; a missing one is the empty value of its kind. */
export function readValue({ kind, key }: AnyField, record: Readonly<Record<string, unknown>>): unknown {
  if (REFERENCE_KINDS.has(kind)) return chosenOf(record, key);
  if (kind === 'refs') return chosenSet(record, key);
  if (SET_KINDS.has(kind)) return listOf(record[key]);
  return kind === 'bool' ? record[key] === true : textOf(record[key]);
}

const emptyText = (field: AnyField, meta: AnyMeta): string | null =>
  meta[field.key]?.nullable === true || isDecimalKind(field.kind) || field.kind === 'date' ? null : '';

/** What the API takes for one field; a text that is no number is sent as typed, and the server says so. */
export function writeValue(field: AnyField, meta: AnyMeta, value: unknown): unknown {
  if (REFERENCE_KINDS.has(field.kind)) return isChosen(value) ? value.id : null;
  if (field.kind === 'refs') return listOf(value).map((one) => (isChosen(one) ? one.id : one));
  if (typeof value !== 'string') return value;
  const text = field.kind === 'longText' ? value.trimEnd() : value.trim();
  if (text === '') return emptyText(field, meta);
  if (field.kind === 'number') return Number(text);
  return isDecimalKind(field.kind) ? (parseDecimal(text) ?? text) : text;
}

export const fieldsIn = (sections: readonly AnySection[]): readonly AnyField[] =>
  sections.flatMap(({ fields }) => fields);

/** The codec of a form that is described by its fields alone. */
export function codecOf(fields: readonly AnyField[], meta: AnyMeta): Codec {
  const decimals = new Set(fields.filter(({ kind }) => isDecimalKind(kind)).map(({ key }) => key));
  return {
    decimals,
    read: (record = {}) => Object.fromEntries(fields.map((field) => [field.key, readValue(field, record)])),
    write: (values) =>
      Object.fromEntries(fields.map((field) => [field.key, writeValue(field, meta, values[field.key])])),
  };
}

const trimmed = (value: Decimal): string =>
  value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value;

function plain(value: unknown, isDecimal: boolean): unknown {
  if (isChosen(value)) return value.id;
  const number = isDecimal && typeof value === 'string' ? parseDecimal(value) : undefined;
  if (number) return isSameDecimal(number, '0' as Decimal) ? '0' : trimmed(number);
  return value === undefined || value === null ? '' : value;
}

/** Whether two values of a field mean the same: decimals by amount, references by id, sets in any order. */
export function isSameValue(a: unknown, b: unknown, isDecimal = false): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return isSameSet(a, b);
  return plain(a, isDecimal) === plain(b, isDecimal);
}

function isSameSet(a: readonly unknown[], b: readonly unknown[]): boolean {
  const words = (list: readonly unknown[]) => JSON.stringify(list.map((one) => plain(one, false)).sort());
  return a.length === b.length && words(a) === words(b);
}
