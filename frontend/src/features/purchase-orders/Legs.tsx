import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styled from 'styled-components';
import { meta } from '@/api/meta/purchase-orders';
import type { EntityName } from '@/api/paths';
import { FactItem } from '@/detail/Facts';
import { CopiedCode } from '@/detail/Reach';
import type { Decimal } from '@/lib/brands';
import { isZero, show } from '@/lib/decimal';
import { perPound, type Totals } from '@/lib/pricing';
import { theme } from '@/theme/tokens';
import { truncate, type } from '@/theme/type';
import { DateText } from '@/ui/DateText';
import { Money } from '@/ui/Money';
import { seesMoney, type Order } from './order';

const Row = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
  padding: 12px 0 16px;
  row-gap: 16px;
`;
const Leg = styled.section`
  min-width: 0;
  padding: 0 16px;
  border-left: 1px solid ${theme.color.border};
  margin-left: -1px;
  h2 {
    color: ${theme.color.text3};
    font: ${type.caption};
  }
  h2 + p {
    min-height: 20px;
    font-weight: 600;
    ${truncate}
  }
  @media ${theme.breakpoint.phone} {
    border-left: 0;
  }
`;
const Figure = styled.p`
  margin-top: 8px;
  font: ${type.title};
  small {
    color: ${theme.color.text3};
    font: ${type.body};
  }
`;
const Amount = styled.p`
  min-height: 20px;
  margin-bottom: 8px;
  color: ${theme.color.text2};
`;
const Facts = styled.dl`
  display: grid;
  gap: 4px;
`;

interface RefProps {
  readonly to: EntityName;
  readonly id: number | null;
  readonly name: string | null;
}

const Ref = ({ to, id, name }: RefProps) => (id === null ? null : <Link to={`/${to}/${id}`}>{name}</Link>);

interface FigureProps {
  readonly amount: Decimal | null;
  readonly weight: Decimal;
}

/** Per pound over dollars, as the trade speaks. */
function PerPound({ amount, weight }: FigureProps) {
  if (amount === null || isZero(amount)) return <Figure>–</Figure>;
  const rate = perPound(amount, weight);
  return (
    <>
      <Figure>
        {rate ? (
          <>
            <Money value={rate} decimals={4} /> <small>/lb</small>
          </>
        ) : (
          <small>no weight yet</small>
        )}
      </Figure>
      <Amount>
        <Money value={amount} />
      </Amount>
    </>
  );
}

const word = (key: 'haulage' | 'freight_terms', value: string): ReactNode => meta[key].choices?.[value] ?? '';

interface LegsProps {
  readonly order: Order;
  readonly totals: Totals;
}

interface LegProps {
  readonly title: string;
  readonly who: ReactNode;
  /** Absent for who may not see money. */
  readonly figure: ReactNode;
  readonly children: ReactNode;
}

const LegOf = ({ title, who, figure, children }: LegProps) => (
  <Leg>
    <h2>{title}</h2>
    <p>{who}</p>
    {figure}
    <Facts>{children}</Facts>
  </Leg>
);

/** Buy + truck → sell = margin, and beneath each what one asks about it. */
export function Legs({ order, totals }: LegsProps) {
  const figure = (amount: Decimal | null) =>
    seesMoney(order) && <PerPound amount={amount} weight={totals.weight} />;
  return (
    <Row>
      <Buy order={order} figure={figure(totals.cost)} />
      <Truck order={order} figure={figure(order.freight_cost ?? null)} />
      <Sell order={order} figure={figure(totals.revenue)} />
      <Margin order={order} weight={totals.weight} figure={figure(totals.gross_profit)} />
    </Row>
  );
}

interface PartProps {
  readonly order: Order;
  readonly figure: ReactNode;
}

const code = (value: string): ReactNode => value !== '' && <CopiedCode value={value} />;

const Buy = ({ order, figure }: PartProps) => (
  <LegOf
    title="Buy from"
    who={<Ref to="suppliers" id={order.supplier} name={order.supplier_name} />}
    figure={figure}
  >
    <FactItem label="Plant">
      <Ref to="plants" id={order.plant} name={order.plant_name} />
    </FactItem>
    <FactItem label="Their order">{code(order.supplier_reference)}</FactItem>
    <FactItem label="Release number">{code(order.release_number)}</FactItem>
    <FactItem label="Ordered">
      <DateText value={order.purchase_date} />
    </FactItem>
  </LegOf>
);

const Truck = ({ order, figure }: PartProps) => (
  <LegOf
    title="Truck"
    who={
      order.carrier === null ? (
        word('haulage', order.haulage)
      ) : (
        <Ref to="carriers" id={order.carrier} name={order.carrier_name} />
      )
    }
    figure={figure}
  >
    <FactItem label="Pickup">
      <DateText value={order.pickup_date} />
    </FactItem>
    <FactItem label="Shipped">
      <DateText value={order.shipped_on} />
    </FactItem>
    <FactItem label="Haulage">{word('haulage', order.haulage)}</FactItem>
    <FactItem label="Freight terms">{word('freight_terms', order.freight_terms)}</FactItem>
  </LegOf>
);

const Sell = ({ order, figure }: PartProps) => (
  <LegOf
    title="Sell to"
    who={<Ref to="customers" id={order.customer} name={order.customer_name} />}
    figure={figure}
  >
    <FactItem label="Ship to">
      <Ref to="customer-locations" id={order.ship_to} name={order.ship_to_name} />
    </FactItem>
    <FactItem label="Their PO">{code(order.customer_po_number)}</FactItem>
    <FactItem label="Delivery">
      <DateText value={order.fulfillment_date} />
    </FactItem>
    <FactItem label="Delivered">
      <DateText value={order.delivered_on} />
    </FactItem>
  </LegOf>
);

const MARGIN = {
  principal: ['Margin', 'Gross profit'],
  agency: ['Commission', 'Commission less freight'],
} as const;

const Margin = ({ order, figure, weight }: PartProps & { readonly weight: Decimal }) => (
  <LegOf title={MARGIN[order.mode][0]} who={figure ? MARGIN[order.mode][1] : ''} figure={figure}>
    <FactItem label="Weight">{`${show(weight, 1)} lb`}</FactItem>
    {figure && (
      <FactItem label="Estimated">
        <Money value={order.estimated_gross_profit} />
      </FactItem>
    )}
    <FactItem label="Currency">{order.currency}</FactItem>
    <FactItem label="Owner">{order.owner_name}</FactItem>
  </LegOf>
);
