import { useWatch } from 'react-hook-form';
import type { Decimal } from '@/lib/brands';
import { div, isZero, parseDecimal, show, sum } from '@/lib/decimal';
import { plural } from '@/lib/format';
import { perPound, type Totals } from '@/lib/pricing';
import { Money } from '@/ui/Money';
import type { LineColumn } from './lineColumns';
import { isBlank, type LineKey, type LineValues } from './lineValues';
import { totalsOf, type OrderForm } from './orderForm';

const SUMMED: Partial<Record<LineKey, number>> = {
  quantity: 0,
  estimated_weight: 1,
  shipped_weight: 1,
  received_weight: 1,
};

const total = (lines: readonly LineValues[], key: LineKey): Decimal =>
  sum(lines.flatMap((line) => parseDecimal(line[key]) ?? []));

const per = (amount: Decimal, weight: Decimal): string =>
  isZero(weight) || isZero(amount) ? '' : show(div(amount, weight, 4), 4);

/** Sums of weights, and prices as the whole deal has them per lb. */
function footOf(key: LineKey, lines: readonly LineValues[], totals: Totals): string {
  const decimals = SUMMED[key];
  if (decimals !== undefined) {
    const value = total(lines, key);
    return isZero(value) ? '' : show(value, decimals);
  }
  if (key === 'price_per_unit') return per(totals.cost, totals.weight);
  return key === 'sale_price_per_unit' ? per(totals.revenue, totals.weight) : '';
}

const countOf = (lines: readonly LineValues[]): string =>
  lines.length === 0 ? '' : plural(lines.length, 'line');

export interface LineFootProps {
  readonly form: OrderForm;
  readonly columns: readonly LineColumn[];
  readonly seesMoney: boolean;
}

/** The lines together, before freight: freight stands beside them. */
export function LineFoot({ form, columns, seesMoney }: LineFootProps) {
  const [all, mode] = useWatch({ control: form.control, name: ['lines', 'mode'] });
  const lines = all.filter((line) => !isBlank(line));
  const totals = totalsOf(mode, lines, null);
  return (
    <tfoot>
      <tr>
        <td />
        {columns.map(({ key }) => (
          <td key={key} data-end={key === 'item' ? undefined : true}>
            {key === 'item' ? countOf(lines) : footOf(key, lines, totals)}
          </td>
        ))}
        {seesMoney && (
          <>
            <td data-end>{show(perPound(totals.gross_profit, totals.weight), 4)}</td>
            <td data-end>{lines.length > 0 && <Money value={totals.gross_profit} />}</td>
          </>
        )}
        <td />
      </tr>
    </tfoot>
  );
}
