import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import styled, { createGlobalStyle } from 'styled-components';
import { get, read } from '@/api/client';
import { keys } from '@/api/keys';
import { meta } from '@/api/meta/purchase-orders';
import type { Detail, Path } from '@/api/paths';
import { recordQuery, useRecordId } from '@/entity/useRecord';
import { showDate } from '@/lib/dates';
import { type } from '@/theme/type';
import { Button } from '@/ui/Button';
import { usePageTitle } from '@/ui/PageHeader';
import { ORDERS, type Order } from './order';
import { PaperLines, type PaperKind } from './PaperLines';

const Page = createGlobalStyle`
  @page { margin: 14mm; }
`;
/** Paper is white whatever the screen's theme is. */
const Sheet = styled.main`
  max-width: 800px;
  margin: 0 auto;
  padding: 32px 24px 64px;
  background: #fff;
  color: #14181d;
  @media print {
    max-width: none;
    padding: 0;
  }
`;
const Tools = styled.div`
  display: flex;
  justify-content: flex-end;
  margin-bottom: 16px;
`;
const Head = styled.header`
  display: flex;
  justify-content: space-between;
  gap: 24px;
  padding-bottom: 16px;
  border-bottom: 2px solid #14181d;
  img {
    display: block;
    max-height: 48px;
    margin-bottom: 8px;
  }
  h1 {
    font: ${type.title};
    text-align: right;
  }
  dl {
    display: grid;
    grid-template-columns: auto auto;
    justify-content: end;
    gap: 0 12px;
    text-align: right;
  }
  dt {
    color: #4a5360;
  }
`;
const Parties = styled.section`
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  gap: 24px;
  padding: 16px 0;
  h2 {
    color: #4a5360;
    font: ${type.caption};
  }
  p {
    white-space: pre-line;
  }
`;
const Terms = styled.section`
  margin-top: 24px;
  white-space: pre-line;
  font: ${type.dense};
`;

interface Address {
  readonly address?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postal_code?: string;
  readonly phone?: string;
}

const joined = (parts: readonly (string | undefined)[], by: string): string => parts.filter(Boolean).join(by);

const cityLine = ({ city, state, postal_code: zip }: Address): string =>
  joined([city, joined([state, zip], ' ')], ', ');

const addressOf = (party: Address | undefined): string =>
  party ? joined([party.address, cityLine(party), party.phone], '\n') : '';

/** A party of the order with its address; nobody without an id. */
function useParty<P extends Path>(path: P, id: number | null): Detail<P> | undefined {
  const { data } = useQuery({
    queryKey: keys.detail(path, id ?? 0),
    queryFn: ({ signal }) => read(path, id ?? 0, signal),
    enabled: id !== null,
  });
  return data;
}

const companyOf = (signal: AbortSignal) => get('/api/v1/settings/company/', { signal });

type Company = Awaited<ReturnType<typeof companyOf>>;

const Letterhead = ({ company }: { readonly company: Company }) => (
  <div>
    {company.logo && <img src={company.logo} alt="" />}
    <strong>{company.name}</strong>
    <p>
      {joined([joined([company.address_line_1, company.address_line_2], ', '), cityLine(company)], ' · ')}
    </p>
    <p>{joined([company.phone, company.email], ' · ')}</p>
  </div>
);

interface OfPaper {
  readonly order: Order;
  readonly kind: PaperKind;
}

function Facts({ order, kind }: OfPaper) {
  const toSupplier = kind.to === 'supplier';
  return (
    <dl>
      <Pair label="Number">{order.po_number}</Pair>
      <Pair label="Date">{showDate(order.purchase_date)}</Pair>
      <Pair label="Pickup">{showDate(order.pickup_date)}</Pair>
      <Pair label="Delivery">{showDate(order.fulfillment_date)}</Pair>
      <Pair label="Your order">{toSupplier && order.supplier_reference}</Pair>
      <Pair label="Your PO">{!toSupplier && order.customer_po_number}</Pair>
      <Pair label="Release">{toSupplier && order.release_number}</Pair>
    </dl>
  );
}

function People({ order, kind }: OfPaper) {
  const supplier = useParty('/api/v1/suppliers/', order.supplier);
  const customer = useParty('/api/v1/customers/', order.customer);
  const plant = useParty('/api/v1/plants/', order.plant);
  const dock = useParty('/api/v1/customer-locations/', order.ship_to);
  return (
    <Parties>
      {kind.to === 'supplier' ? (
        <Party title="Supplier" name={order.supplier_name} address={supplier} />
      ) : (
        <Party title="Customer" name={order.customer_name} address={customer} />
      )}
      <Party title="Loads at" name={order.plant_name} address={plant} />
      <Party title="Ships to" name={order.ship_to_name} address={dock} />
    </Parties>
  );
}

const haulageOf = (order: Order): string =>
  joined(
    [
      meta.freight_terms.choices?.[order.freight_terms],
      meta.haulage.choices?.[order.haulage],
      order.carrier_name ? `Carrier: ${order.carrier_name}` : '',
    ],
    ' · ',
  );

/** A purchase order or a sales confirmation, as it leaves the printer. */
export function Paper({ kind }: { readonly kind: PaperKind }) {
  const order = useSuspenseQuery(recordQuery(ORDERS, useRecordId())).data as unknown as Order;
  const { data: company } = useSuspenseQuery({
    queryKey: ['settings', 'company'],
    queryFn: ({ signal }) => companyOf(signal),
  });
  usePageTitle(`${kind.title} ${order.po_number}`);
  return (
    <Sheet>
      <Page />
      <Tools data-print="hide">
        <Button look="primary" icon="print" onClick={() => window.print()}>
          Print
        </Button>
      </Tools>
      <Head>
        <Letterhead company={company} />
        <div>
          <h1>{kind.title}</h1>
          <Facts order={order} kind={kind} />
        </div>
      </Head>
      <People order={order} kind={kind} />
      <PaperLines order={order} kind={kind} />
      <Terms>{haulageOf(order)}</Terms>
      <Terms>{order.special_instructions}</Terms>
      <Terms>{company[kind.terms]}</Terms>
    </Sheet>
  );
}

function Pair({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return children ? (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  ) : null;
}

interface PartyProps {
  readonly title: string;
  readonly name: string | null;
  readonly address: Address | undefined;
}

const Party = ({ title, name, address }: PartyProps) => (
  <div>
    <h2>{title}</h2>
    <strong>{name}</strong>
    <p>{addressOf(address)}</p>
  </div>
);
