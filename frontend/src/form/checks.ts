/** What can be told without asking the server; the server stays the authority. */
import type { FieldMeta } from '@/api/meta';
import { parseDecimal } from '@/lib/decimal';
import { isDecimalKind, type AnyField } from './values';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

function checkText(field: AnyField, text: string, maxLength: number | undefined): string | undefined {
  if (field.kind === 'date')
    return ISO_DAY.test(text) ? undefined : 'Not a date: try 11/16, nov 16, +3 or fri.';
  if (isDecimalKind(field.kind)) return parseDecimal(text) === undefined ? 'Not a number.' : undefined;
  const isTooLong = maxLength !== undefined && text.length > maxLength;
  return isTooLong ? `At most ${maxLength} characters.` : undefined;
}

/** Why a value cannot be right, or undefined. */
export function check(field: AnyField, meta: FieldMeta | undefined, value: unknown): string | undefined {
  if (isEmpty(value)) return meta?.required ? 'Fill this in.' : undefined;
  return typeof value === 'string' ? checkText(field, value.trim(), meta?.maxLength) : undefined;
}
