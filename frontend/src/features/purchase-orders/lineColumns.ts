/** The columns of the line grid, by the mode of the deal and by what this role sees. */
import { meta } from '@/api/meta/purchase-order-lines';
import type { DealMode } from '@/lib/pricing';
import type { LineKey } from './lineValues';

export interface LineColumn {
  readonly key: LineKey;
  readonly label: string;
  readonly kind: 'text' | 'amount' | 'weight' | 'price' | 'choice';
  /** Pixels; the item takes what is left. */
  readonly width?: number;
  /** Decimals shown while it is not edited. */
  readonly decimals?: number;
  readonly choices?: Readonly<Record<string, string>>;
  /** Words of the empty choice. */
  readonly empty?: string;
}

const choicesOf = (key: 'unit' | 'price_basis' | 'commission_basis'): Readonly<Record<string, string>> =>
  meta[key].choices ?? {};

const ITEM: LineColumn = { key: 'item', label: 'Item', kind: 'text' };
const QUANTITY: LineColumn = { key: 'quantity', label: 'Qty', kind: 'amount', width: 60, decimals: 0 };
const UNIT: LineColumn = {
  key: 'unit',
  label: 'Unit',
  kind: 'choice',
  width: 72,
  choices: choicesOf('unit'),
};
const AVERAGE: LineColumn = { key: 'average', label: 'Avg lb', kind: 'amount', width: 60, decimals: 1 };
const weight = (key: LineKey, label: string): LineColumn => ({
  key,
  label,
  kind: 'weight',
  width: 88,
  decimals: 1,
});
const price = (key: LineKey, label: string): LineColumn => ({
  key,
  label,
  kind: 'price',
  width: 76,
  decimals: 4,
});
const BASIS: LineColumn = {
  key: 'price_basis',
  label: 'Per',
  kind: 'choice',
  width: 52,
  choices: { ...choicesOf('price_basis'), lump: 'Lump' },
};
const COMMISSION: readonly LineColumn[] = [
  { key: 'commission_rate', label: 'Comm.', kind: 'amount', width: 76, decimals: 4 },
  {
    key: 'commission_basis',
    label: 'By',
    kind: 'choice',
    width: 68,
    choices: choicesOf('commission_basis'),
    empty: '',
  },
];

export interface ColumnChoice {
  readonly mode: DealMode;
  readonly hidden: ReadonlySet<string>;
  /** The truck has loaded: true weights are known. */
  readonly isWeighed: boolean;
}

/** Averages serve the estimate; once it is weighed, the true weights have their place. */
export function lineColumns({ mode, hidden, isWeighed }: ColumnChoice): readonly LineColumn[] {
  const weights = isWeighed
    ? [
        weight('estimated_weight', 'Estimated'),
        weight('shipped_weight', 'Shipped'),
        weight('received_weight', 'Received'),
      ]
    : [AVERAGE, weight('estimated_weight', 'Estimated lb')];
  const prices = [price('price_per_unit', 'Buy'), price('sale_price_per_unit', 'Sell'), BASIS];
  const columns = [ITEM, QUANTITY, UNIT, ...weights, ...prices, ...(mode === 'agency' ? COMMISSION : [])];
  return columns.filter(({ key }) => !hidden.has(key));
}
