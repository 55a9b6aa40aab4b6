import styled from 'styled-components';
import { meta } from '@/api/meta/purchase-order-lines';
import { SectionHead } from '@/detail/SectionHead';
import type { Decimal } from '@/lib/brands';
import { isZero, show, showOrRule, sum } from '@/lib/decimal';
import { plural } from '@/lib/format';
import { bestWeight, lineProfit, perPound, type Totals } from '@/lib/pricing';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { Button } from '@/ui/Button';
import { Money } from '@/ui/Money';
import { seesMoney, takesWeights, type Line, type Order } from './order';
import type { Weights } from './useWeights';
import { WEIGHTS, type WeightField } from './weights';
import { WeightCell } from './WeightCell';

const Scroll = styled.div`
  overflow-x: auto;
`;
const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  th,
  td {
    height: ${theme.row};
    padding: 0 8px;
    border-bottom: 1px solid ${theme.color.border};
    text-align: right;
    white-space: nowrap;
  }
  th {
    color: ${theme.color.text2};
    font: ${type.head};
  }
  th:first-child,
  td:first-child {
    width: 100%;
    max-width: 0;
    min-width: 180px;
    padding-left: 0;
    text-align: left;
    ${truncate}
  }
  td.weight {
    width: 104px;
    padding: 0;
  }
  td.weight > span {
    padding: 0 8px;
  }
  tfoot td {
    border-bottom: 0;
    font-weight: 600;
  }
`;
const Missing = styled.span`
  color: ${theme.color.warn};
  font-weight: 400;
`;

const HEADS: Readonly<Record<WeightField, string>> = {
  shipped_weight: 'Shipped lb',
  received_weight: 'Received lb',
};

const price = (value: Decimal | null | undefined, basis: string | null | undefined): string =>
  value
    ? `${show(value, 4)}${basis && basis !== 'lb' ? ` /${meta.price_basis.choices?.[basis] ?? basis}` : ''}`
    : '';

interface LinesProps {
  readonly order: Order;
  /** With the weights being keyed in. */
  readonly lines: readonly Line[];
  readonly totals: Totals;
  readonly weights: Weights;
}

/** The lines with their three weights; shipped and received ones are keyed in right here. */
export function Lines({ order, lines, totals, weights }: LinesProps) {
  const money = seesMoney(order);
  return (
    <section aria-label="Lines">
      <SectionHead title="Lines" count={lines.length}>
        {weights.isChanged && (
          <>
            <Button size="small" look="quiet" onClick={weights.discard}>
              Discard
            </Button>
            <Button size="small" shortcut="Ctrl ⏎" busy={weights.isBusy} onClick={weights.save}>
              Save weights
            </Button>
          </>
        )}
      </SectionHead>
      <Scroll>
        <Table>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Quantity</th>
              <th scope="col">Estimated lb</th>
              {WEIGHTS.map((field) => (
                <th key={field} scope="col">
                  {HEADS[field]}
                </th>
              ))}
              {money && (
                <>
                  <th scope="col">Buy</th>
                  <th scope="col">Sell</th>
                  <th scope="col">Margin /lb</th>
                  <th scope="col">Gross profit</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => (
              <LineRow key={line.id} order={order} line={line} row={row} weights={weights} />
            ))}
          </tbody>
          <Foot order={order} lines={lines} totals={totals} />
        </Table>
      </Scroll>
    </section>
  );
}

interface LineRowProps {
  readonly order: Order;
  readonly line: Line;
  readonly row: number;
  readonly weights: Weights;
}

function LineRow({ order, line, row, weights }: LineRowProps) {
  const isKeyed = takesWeights(order);
  return (
    <tr>
      <td title={line.item}>{line.item}</td>
      <td>
        {line.quantity
          ? `${show(line.quantity, 0)} ${meta.unit.choices?.[line.unit]?.toLowerCase() ?? ''}`
          : ''}
      </td>
      <td>{line.estimated_weight ? show(line.estimated_weight, 1) : ''}</td>
      {WEIGHTS.map((field) => (
        <td key={field} className="weight">
          {isKeyed ? (
            <WeightCell
              line={order.lines[row] ?? line}
              row={row}
              field={field}
              label={HEADS[field]}
              typed={weights.typed}
              error={weights.errors.get(`lines.${row}.${field}`)}
              onType={weights.type}
              onKey={weights.onKey}
            />
          ) : (
            <span>{line[field] ? showOrRule(line[field], 1) : ''}</span>
          )}
        </td>
      ))}
      {seesMoney(order) && <LineMoney order={order} line={line} />}
    </tr>
  );
}

function LineMoney({ order, line }: { readonly order: Order; readonly line: Line }) {
  const priced = pricedLine(line);
  const profit = lineProfit(order.mode, priced);
  return (
    <>
      <td>{price(line.price_per_unit, line.price_basis)}</td>
      <td>{price(line.sale_price_per_unit, line.price_basis)}</td>
      <td>{profit && <Money value={perPound(profit, bestWeight(priced))} decimals={4} />}</td>
      <td>{profit && <Money value={profit} />}</td>
    </>
  );
}

/** Hidden fields are absent; the arithmetic takes them for not known. */
export const pricedLine = (line: Line) => ({
  ...line,
  price_per_unit: line.price_per_unit ?? null,
  sale_price_per_unit: line.sale_price_per_unit ?? null,
  commission_rate: line.commission_rate ?? null,
  commission_basis: line.commission_basis ?? '',
});

function Foot({ order, lines, totals }: Omit<LinesProps, 'weights'>) {
  const total = (field: WeightField | 'estimated_weight') =>
    sum(lines.map((line) => line[field] ?? ('0' as Decimal)));
  return (
    <tfoot>
      <tr>
        <td>{plural(lines.length, 'line')}</td>
        <td />
        <td>{show(total('estimated_weight'), 1)}</td>
        {WEIGHTS.map((field) => (
          <td key={field}>
            <Sum lines={lines} field={field} total={total(field)} />
          </td>
        ))}
        {seesMoney(order) && (
          <>
            <td />
            <td />
            <td>{totals.gross_profit_per_lb && <Money value={totals.gross_profit_per_lb} decimals={4} />}</td>
            <td>
              <Money value={totals.gross_profit} />
            </td>
          </>
        )}
      </tr>
    </tfoot>
  );
}

function Sum({ lines, field, total }: { lines: readonly Line[]; field: WeightField; total: Decimal }) {
  const missing = lines.filter((line) => line[field] === null).length;
  if (missing > 0 && missing < lines.length) return <Missing>{missing} missing</Missing>;
  return <>{isZero(total) ? '' : show(total, 1)}</>;
}
