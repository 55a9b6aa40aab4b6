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

const listed = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : '');

/** The words of a value; an empty one has none. */
export function wordsOf(column: TableColumn, context: CellContext): Words {
  const { kind, key } = column;
  const choices = context.meta[key]?.choices ?? {};
  const decimals = decimalsOf(column, context);
  const word = (value: unknown) => choices[String(value)] ?? String(value);
  const plain = (print: (value: unknown) => string) => (row: TableRow) =>
    isEmpty(row[key]) ? '' : print(row[key]);
  switch (kind) {
    case 'money':
    case 'weight':
    case 'price':
    case 'quantity':
      return plain((value) => show(value as Decimal, decimals));
    case 'number':
      return plain((value) => showCount(Number(value)));
    case 'date':
      return plain((value) => showDate(value as IsoDate));
    case 'instant':
      return plain((value) => showInstant(value as Instant, context.timeZone));
    case 'status':
    case 'choice':
      return plain(word);
    case 'choices':
      return plain((value) => (Array.isArray(value) ? value.map(word).join(', ') : ''));
    case 'ref':
    case 'user':
      return (row) => (isEmpty(row[nameKey(key)]) ? '' : String(row[nameKey(key)]));
    case 'refs':
      return (row) => listed(row[nameKey(key, true)]);
    case 'bool':
      return (row) => (row[key] === true ? 'Yes' : '');
    case 'text':
    case 'code':
      return plain(String);
  }
}

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
  bool: 88,
};

/** Texts of any length take what room is left; figures, days and codes keep their width. */
const FLEXIBLE: ReadonlySet<ColumnKind> = new Set(['text', 'ref', 'refs', 'choices']);
const AT_END: ReadonlySet<ColumnKind> = new Set(['money', 'weight', 'price', 'quantity', 'number']);

export const usualWidth = ({ kind, width }: TableColumn): number => width ?? WIDTHS[kind];
export const isFlexible = ({ kind }: TableColumn): boolean => FLEXIBLE.has(kind);
/** Figures stand at the right edge, under their head. */
export const isAtEnd = ({ kind }: TableColumn): boolean => AT_END.has(kind);
