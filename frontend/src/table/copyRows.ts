import { plural } from '@/lib/format';
import { toast } from '@/ui/toasts';
import type { GridColumn } from './gridColumns';
import type { TableRow } from './types';

/** Tabs and line breaks inside a value would start another cell in the spreadsheet. */
const flat = (words: string): string => words.replace(/\s+/g, ' ');

/** Rows as a spreadsheet takes them: one line each, cells parted by tabs, in the columns shown. */
export const asTabs = (columns: readonly GridColumn[], rows: readonly TableRow[]): string =>
  rows.map((row) => columns.map(({ words }) => flat(words(row))).join('\t')).join('\n');

export async function copyRows(columns: readonly GridColumn[], rows: readonly TableRow[]): Promise<void> {
  try {
    await navigator.clipboard.writeText(asTabs(columns, rows));
    toast(`${plural(rows.length, 'row')} copied`);
  } catch {
    toast('The browser did not allow copying.', { tone: 'danger' });
  }
}
