import { useWatch } from 'react-hook-form';
import styled from 'styled-components';
import type { Decimal } from '@/lib/brands';
import { add, div, isZero, negate, parseDecimal, show, showOrRule } from '@/lib/decimal';
import type { Totals } from '@/lib/pricing';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Money } from '@/ui/Money';
import { totalsOf, type OrderForm } from './orderForm';

const Caption = styled.p`
  color: ${theme.color.text3};
  font: ${type.caption};
`;
const Figure = styled.output`
  display: block;
  font: ${type.figure};
  letter-spacing: -0.015em;
`;
const PerLb = styled.p`
  color: ${theme.color.text2};
  output {
    color: ${theme.color.text};
    font-weight: 500;
  }
`;
const Sum = styled.dl`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  margin-top: 8px;
  dt,
  dd {
    line-height: 24px;
  }
  dd {
    text-align: end;
  }
  small {
    margin-left: 8px;
    color: ${theme.color.text3};
    font: ${type.dense};
  }
`;

const NONE = '0' as Decimal;

/** `38,500.0 × 2.5300`: what was multiplied, as one price for the whole deal. */
const times = (amount: Decimal, weight: Decimal): string =>
  isZero(weight) || isZero(amount) ? '' : `${show(weight, 1)} × ${show(div(amount, weight, 4), 4)}`;

const freightPerLb = (freight: Decimal, { weight }: Totals): string =>
  isZero(weight) || isZero(freight) ? '' : `${show(div(freight, weight, 4), 4)} per lb`;

/** Money that goes out; nothing is nothing, not minus nothing. */
const out = (amount: Decimal): Decimal => (isZero(amount) ? amount : negate(amount));

interface RowProps {
  readonly label: string;
  readonly note: string;
  readonly value: Decimal;
}

const Row = ({ label, note, value }: RowProps) => (
  <>
    <dt>
      {label}
      <small>{note}</small>
    </dt>
    <dd>{showOrRule(value, 2)}</dd>
  </>
);

/** What the deal earns, as it is typed. */
export function DealRail({ form }: { readonly form: OrderForm }) {
  const [mode, lines, freight] = useWatch({ control: form.control, name: ['mode', 'lines', 'freight_cost'] });
  const totals = totalsOf(mode, lines, freight);
  const { weight, cost, revenue, gross_profit: profit, gross_profit_per_lb: perLb } = totals;
  const truck = parseDecimal(freight) ?? NONE;
  return (
    <section aria-label="Margin">
      <Caption>{mode === 'agency' ? 'Commission less freight' : 'Gross profit'}</Caption>
      <Figure aria-label="Gross profit">
        <Money value={profit} />
      </Figure>
      <PerLb>
        <output aria-label="Gross profit per lb">{perLb === null ? '–' : show(perLb, 4)}</output> per lb
      </PerLb>
      <Sum>
        {mode === 'agency' ? (
          <Row label="Commission" note="" value={add(profit, truck)} />
        ) : (
          <>
            <Row label="Sell" note={times(revenue, weight)} value={revenue} />
            <Row label="Buy" note={times(cost, weight)} value={out(cost)} />
          </>
        )}
        <Row label="Freight" note={freightPerLb(truck, totals)} value={out(truck)} />
      </Sum>
    </section>
  );
}
