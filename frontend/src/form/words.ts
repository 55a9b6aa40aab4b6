/** Values of a form in words, for a question about them. */
import type { FieldMeta } from '@/api/meta';
import type { IsoDate } from '@/lib/brands';
import { parseDecimal, show } from '@/lib/decimal';
import { showDate } from '@/lib/dates';
import { isChosen } from './values';

const NOTHING = 'nothing';

const showDecimal = (text: string, decimals: number): string => {
  const value = parseDecimal(text);
  return value === undefined ? text : show(value, decimals);
};

function wordsOfText(text: string, meta: FieldMeta): string {
  if (text === '') return NOTHING;
  if (meta.decimals !== undefined) return showDecimal(text, meta.decimals);
  if (meta.format === 'date') return showDate(text as IsoDate);
  return meta.choices?.[text] ?? text;
}

const wordsOfLine = (line: Readonly<Record<string, unknown>>): string =>
  typeof line['item'] === 'string' ? line['item'] : 'the line';

function wordsOfObject(value: object, meta: FieldMeta): string {
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, meta)).join(', ') || NOTHING;
  return isChosen(value) ? value.name : wordsOfLine(value as Readonly<Record<string, unknown>>);
}

/** One value: a choice by its words, a reference by its name, a set joined by commas. */
export function wordsOf(value: unknown, meta: FieldMeta = {}): string {
  if (value === undefined) return 'removed';
  if (value === null) return NOTHING;
  if (typeof value === 'object') return wordsOfObject(value, meta);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return wordsOfText(typeof value === 'string' ? value : JSON.stringify(value), meta);
}
