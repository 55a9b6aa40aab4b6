import styled from 'styled-components';
import { meta as lineMeta } from '@/api/meta/purchase-order-lines';
import type { Decimal } from '@/lib/brands';
import { show, sum } from '@/lib/decimal';
import { type } from '@/theme/type';
import type { Line, Order } from './order';

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  th,
  td {
    padding: 5px 8px;
    border-bottom: 1px solid #dde1e6;
    text-align: right;
    vertical-align: top;
  }
  th:first-child,
  td:first-child {
    padding-left: 0;
    text-align: left;
  }
  th {
    color: #4a5360;
    font: ${type.head};
  }
  tr {
    break-inside: avoid;
  }
  tfoot td {
    border-bottom: 0;
    font-weight: 600;
  }
`;
/** What tells the two papers apart. Each shows only the prices of the side that it goes to. */
export interface PaperKind {
  readonly title: string;
  readonly to: 'supplier' | 'customer';
  readonly priceOf: (this: void, line: Line) => Decimal | null | undefined;
  readonly amountOf: (this: void, line: Line) => Decimal | null;
  readonly terms: 'purchase_order_terms' | 'sales_confirmation_terms';
}

const ZERO = '0' as Decimal;

/** A number with the word of its unit; nothing without the number. */
const figure = (value: Decimal | null | undefined, decimals: number, word = ''): string =>
  value ? `${show(value, decimals)}${word}` : '';

const unitOf = (line: Line): string => ` ${lineMeta.unit.choices?.[line.unit]?.toLowerCase() ?? ''}`;
const basisOf = (line: Line): string =>
  ` / ${lineMeta.price_basis.choices?.[line.price_basis]?.toLowerCase() ?? ''}`;

interface PaperLinesProps {
  readonly order: Order;
  readonly kind: PaperKind;
}

export function PaperLines({ order, kind }: PaperLinesProps) {
  const amounts = order.lines.map((line) => kind.amountOf(line));
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Quantity</th>
          <th scope="col">Weight lb</th>
          <th scope="col">Price {order.currency}</th>
          <th scope="col">Amount {order.currency}</th>
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line, index) => (
          <tr key={line.id}>
            <td>{line.item}</td>
            <td>{figure(line.quantity, 0, unitOf(line))}</td>
            <td>{figure(line.weight, 2)}</td>
            <td>{figure(kind.priceOf(line), 4, basisOf(line))}</td>
            <td>{figure(amounts[index], 2)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>Total</td>
          <td />
          <td>{show(sum(order.lines.map((line) => line.weight ?? ZERO)), 2)}</td>
          <td />
          <td>{show(sum(amounts.map((amount) => amount ?? ZERO)), 2)}</td>
        </tr>
      </tfoot>
    </Table>
  );
}
