/** Lines copied from a spreadsheet: cells parted by tabs, with a head that names the columns or without. */
import { parseDecimal } from '@/lib/decimal';
import { BLANK_LINE, type LineKey, type LineValues } from './lineValues';

/** A block without a head is read in this order, from the column that it is pasted at. */
export const PASTE_ORDER: readonly LineKey[] = [
  'item',
  'quantity',
  'estimated_weight',
  'price_per_unit',
  'sale_price_per_unit',
];

/** What heads are called, whatever else they say: `Buy $/lb`. The first that fits is taken. */
const HEADS: readonly (readonly [RegExp, LineKey])[] = [
  [/^(item|product|description|cut|imps|sku)/, 'item'],
  [/received/, 'received_weight'],
  [/shipped|actual/, 'shipped_weight'],
  [/^(avg|average)/, 'average'],
  [/^(unit|uom|pack)$/, 'unit'],
  [/^(basis|price unit)$/, 'price_basis'],
  [/commission.*(by|basis)/, 'commission_basis'],
  [/commission/, 'commission_rate'],
  [/^(sell|sale|customer price|price out)/, 'sale_price_per_unit'],
  [/^(buy|cost|price)/, 'price_per_unit'],
  [/weight|lbs?\b|pounds/, 'estimated_weight'],
  [/^(cases|cs|qty|quantity|count|units|boxes|combos)/, 'quantity'],
];

const UNIT_WORDS: Readonly<Record<string, string>> = {
  case: 'case',
  cases: 'case',
  cs: 'case',
  combo: 'combo',
  combos: 'combo',
  pallet: 'pallet',
  piece: 'piece',
  ea: 'piece',
  tote: 'tote',
  lb: 'lb',
};
const CHOICES: Partial<Record<LineKey, Readonly<Record<string, string>>>> = {
  unit: UNIT_WORDS,
  price_basis: { lb: 'lb', cwt: 'cwt', case: 'case', cs: 'case', lump: 'lump', 'lump sum': 'lump' },
  commission_basis: { lb: 'lb', cwt: 'cwt', percent: 'percent', '%': 'percent' },
};

const keyOf = (head: string): LineKey | undefined =>
  HEADS.find(([pattern]) => pattern.test(head.trim().toLowerCase()))?.[1];

/** A head has words only, and at least two of them are known. */
function headOf(cells: readonly string[]): readonly (LineKey | undefined)[] | undefined {
  if (cells.some((cell) => parseDecimal(cell) !== undefined)) return undefined;
  const keys = cells.map(keyOf);
  return keys.filter((key) => key !== undefined).length >= 2 ? keys : undefined;
}

/** Quoted cells may hold line breaks and tabs; a doubled quote is one. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const pattern = /("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/gy;
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  for (const [, cell = '', end = ''] of plain.matchAll(pattern)) {
    const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
    rows.at(-1)?.push(bare.replace(/\s+/g, ' ').trim());
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

function valueOf(key: LineKey, cell: string): string | undefined {
  const choices = CHOICES[key];
  if (choices) return choices[cell.toLowerCase()];
  const isNumber = key !== 'item' && key !== 'price_per_unit' && key !== 'sale_price_per_unit';
  return isNumber ? (parseDecimal(cell) ?? cell) : cell;
}

export type LinePart = Partial<Record<LineKey, string>>;

function partOf(keys: readonly (LineKey | undefined)[], cells: readonly string[]): LinePart {
  const pairs = keys.flatMap((key, index) => {
    const value = key && valueOf(key, cells[index] ?? '');
    return key && value !== undefined && value !== '' ? [[key, value] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** A single cell is plain text for the input that it is pasted into. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.trim());

/** What each line of the block says; pasted at the column `from` when it has no head. */
export function pastedLines(text: string, from: LineKey): readonly LinePart[] {
  const rows = cellsOf(text);
  const head = rows[0] && headOf(rows[0]);
  const start = PASTE_ORDER.indexOf(from);
  const keys = head ?? (start < 0 ? [from] : PASTE_ORDER.slice(start));
  return (head ? rows.slice(1) : rows).map((cells) => partOf(keys, cells));
}

/** The part over a line that is there, or over a new one. Choices were checked when they were read. */
export const lineFrom = (part: LinePart, over: LineValues = BLANK_LINE): LineValues =>
  ({ ...over, ...part }) as LineValues;
