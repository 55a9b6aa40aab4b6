/** What each kind of column shows: as words for copying, as an element for the eye. */
import type { ReactNode } from 'react';
import type { FieldMeta } from '@/api/meta';
import { nameKey } from '@/api/paths';
import type { Decimal, Instant, IsoDate } from '@/lib/brands';
import { daysBetween, showDate, showInstant, today } from '@/lib/dates';
import { show } from '@/lib/decimal';
import { showCount } from '@/lib/format';
import { DateText, InstantText } from '@/ui/DateText';
import { Icon } from '@/ui/Icon';
import { Money } from '@/ui/Money';
import { StagePie } from '@/ui/StagePie';
import type { ColumnKind, TableColumn, TableRow } from './types';

export interface CellContext {
  readonly meta: Readonly<Record<string, FieldMeta>>;
  /** In which instants are read. */
  readonly timeZone: string;
}

const USUAL_DECIMALS: Readonly<Partial<Record<ColumnKind, number>>> = {
  money: 2,
  weight: 1,
  price: 5,
  quantity: 2,
};

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Prices and quantities are as fine as their column in the database; money and weights as people read them. */
function decimalsOf({ kind, key }: TableColumn, { meta }: CellContext): number {
  const own = kind === 'price' || kind === 'quantity' ? meta[key]?.decimals : undefined;
  return own ?? USUAL_DECIMALS[kind] ?? 0;
}

type Words = (row: TableRow) => string;
type Print = (value: unknown) => string;

/** A record of any entity comes with its words: `{ entity, id, name }`. */
const nameIn: Print = (value) =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';

const listed = (value: unknown, print: Print): string =>
  Array.isArray(value) ? value.map(print).join(', ') : '';

/** How the value of each kind is written; references are not here, they are read from their names. */
function printerOf(column: TableColumn, context: CellContext): Print {
  const choices = context.meta[column.key]?.choices ?? {};
  const decimals = decimalsOf(column, context);
  const decimal: Print = (value) => show(value as Decimal, decimals);
  const word: Print = (value) => choices[String(value)] ?? String(value);
  const printers: Readonly<Partial<Record<ColumnKind, Print>>> = {
    money: decimal,
    weight: decimal,
    price: decimal,
    quantity: decimal,
    number: (value) => showCount(Number(value)),
    date: (value) => showDate(value as IsoDate),
    instant: (value) => showInstant(value as Instant, context.timeZone),
    status: word,
    choice: word,
    choices: (value) => listed(value, word),
    record: nameIn,
    bool: (value) => (value === true ? 'Yes' : ''),
  };
  return printers[column.kind] ?? String;
}

/** References come with their words in a column of its own. */
const namedBy = ({ kind, key }: TableColumn): string | undefined => {
  if (kind === 'refs') return nameKey(key, true);
  return kind === 'ref' || kind === 'user' ? nameKey(key) : undefined;
};

/** The words of a value; an empty one has none. */
export function wordsOf(column: TableColumn, context: CellContext): Words {
  const names = namedBy(column);
  if (names) return (row) => (Array.isArray(row[names]) ? listed(row[names], String) : textOf(row[names]));
  const print = printerOf(column, context);
  return (row) => (isEmpty(row[column.key]) ? '' : print(row[column.key]));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const SOON_DAYS = 30;

/** A day that should not pass: how near it is shows before it is read. */
function DueDate({ value }: { readonly value: IsoDate }) {
  const left = daysBetween(today(), value);
  if (left < 0) return <span data-tone="danger">{`${showDate(value)} · ${showCount(-left)} d`}</span>;
  return (
    <span data-tone={left <= SOON_DAYS ? 'warn' : undefined}>
      <DateText value={value} />
    </span>
  );
}

type Show = (row: TableRow) => ReactNode;

/** The element of a cell, worked out once per column so that a cell costs as little as possible. */
export function cellOf(column: TableColumn, context: CellContext): Show {
  const { kind, key, looks = {} } = column;
  const words = wordsOf(column, context);
  const decimals = decimalsOf(column, context);
  switch (kind) {
    case 'money':
    case 'price':
      return (row) => <Money value={row[key] as Decimal | null | undefined} decimals={decimals} rule />;
    case 'status':
      return (row) => {
        const look = looks[String(row[key])];
        return look ? <StagePie look={look} word={words(row)} /> : words(row);
      };
    case 'date':
      return (row) => {
        const value = row[key] as IsoDate | null | undefined;
        return column.due && value ? <DueDate value={value} /> : <DateText value={value} />;
      };
    case 'instant':
      return (row) => (
        <InstantText value={row[key] as Instant | null | undefined} timeZone={context.timeZone} />
      );
    case 'bool':
      return (row) => (row[key] === true ? <Icon name="check" label="Yes" /> : null);
    default:
      return words;
  }
}

const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 144,
  code: 104,
  money: 112,
  weight: 104,
  price: 96,
  quantity: 88,
  number: 80,
  date: 104,
  instant: 120,
  status: 112,
  choice: 120,
  choices: 160,
  ref: 168,
  refs: 168,
  user: 128,
  record: 168,
  bool: 88,
};

/** Texts of any length take what room is left; figures, days and codes keep their width. */
const FLEXIBLE: ReadonlySet<ColumnKind> = new Set(['text', 'ref', 'refs', 'record', 'choices']);
const AT_END: ReadonlySet<ColumnKind> = new Set(['money', 'weight', 'price', 'quantity', 'number']);

export const usualWidth = ({ kind, width }: TableColumn): number => width ?? WIDTHS[kind];
export const isFlexible = ({ kind }: TableColumn): boolean => FLEXIBLE.has(kind);
/** Figures stand at the right edge, under their head. */
export const isAtEnd = ({ kind }: TableColumn): boolean => AT_END.has(kind);
