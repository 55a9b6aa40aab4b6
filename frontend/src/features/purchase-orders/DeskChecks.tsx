import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import styled from 'styled-components';
import { list } from '@/api/client';
import { keys } from '@/api/keys';
import { showDate } from '@/lib/dates';
import { show } from '@/lib/decimal';
import { meta as accountMeta } from '@/api/meta/accounts-receivables';
import type { Chosen } from '@/form/values';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Icon } from '@/ui/Icon';
import type { OrderForm } from './orderForm';

const MAPPINGS = '/api/v1/supplier-plant-mappings/';
const ACCOUNTS = '/api/v1/accounts-receivables/';

type Tone = 'done' | 'warn' | 'danger';

const COLORS: Readonly<Record<Tone, string>> = {
  done: theme.color.ok,
  warn: theme.color.warnMark,
  danger: theme.color.danger,
};

const Item = styled.li<{ $tone: Tone }>`
  display: grid;
  grid-template-columns: 16px minmax(0, 1fr);
  gap: 0 8px;
  padding: 4px 0;
  > svg {
    margin-top: 2px;
    color: ${({ $tone }) => COLORS[$tone]};
  }
  small {
    grid-column: 2;
    color: ${theme.color.text2};
    font: ${type.dense};
  }
`;

interface CheckProps {
  readonly tone: Tone;
  readonly title: string;
  readonly note: string;
}

const Check = ({ tone, title, note }: CheckProps) => (
  <Item $tone={tone}>
    <Icon name={tone} />
    <p>{title}</p>
    {note && <small>{note}</small>}
  </Item>
);

/** Whether this customer accepts product of this plant. It warns and hinders nothing. */
function Source({ plant, customer }: { readonly plant: Chosen; readonly customer: Chosen }) {
  const params = { plant: plant.id, customer: customer.id, limit: 1 };
  const { data } = useQuery({
    queryKey: keys.list(MAPPINGS, params),
    queryFn: ({ signal }) => list(MAPPINGS, params, signal),
  });
  if (!data) return null;
  const approved = data.results[0];
  const since = approved?.approved_on;
  if (!approved)
    return (
      <Check
        tone="warn"
        title="Not an approved source"
        note={`${customer.name} has not approved ${plant.name}`}
      />
    );
  return <Check tone="done" title="Approved source" note={since ? `since ${showDate(since)}` : ''} />;
}

/** What the customer's account says about a new deal: a hold stops booking. */
function Credit({ customer }: { readonly customer: Chosen }) {
  const params = { customer: customer.id, limit: 1 };
  const { data } = useQuery({
    queryKey: keys.list(ACCOUNTS, params),
    queryFn: ({ signal }) => list(ACCOUNTS, params, signal),
  });
  const account = data?.results[0];
  if (!data) return null;
  if (!account)
    return <Check tone="warn" title="No account" note={`Nothing was agreed with ${customer.name}`} />;
  if (account.credit_hold) {
    return (
      <Check tone="danger" title="On credit hold" note={account.credit_hold_reason || 'Stops booking'} />
    );
  }
  const terms = accountMeta.payment_terms.choices?.[account.payment_terms] ?? account.terms;
  const limit = account.credit_limit ? `limit ${show(account.credit_limit, 2)}` : 'no limit agreed';
  return <Check tone="done" title="Credit" note={[terms, limit].filter(Boolean).join(', ')} />;
}

/** What one should know of the two sides before it is booked. */
export function DeskChecks({ form }: { readonly form: OrderForm }) {
  const [plant, customer] = useWatch({ control: form.control, name: ['plant', 'customer'] });
  if (!customer) return null;
  return (
    <section aria-label="Checks">
      <ul>
        {plant && <Source plant={plant} customer={customer} />}
        <Credit customer={customer} />
      </ul>
    </section>
  );
}
