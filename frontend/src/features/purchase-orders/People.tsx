import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import styled from 'styled-components';
import { list } from '@/api/client';
import { keys } from '@/api/keys';
import { Email, Phone } from '@/detail/Reach';
import { SectionHead } from '@/detail/SectionHead';
import { theme } from '@/theme/tokens';
import type { Order } from './order';

const CONTACTS = '/api/v1/contacts/';

const Rows = styled.ul`
  list-style: none;
  padding: 0;
`;
const Person = styled.li`
  display: grid;
  grid-template-columns: minmax(120px, 1fr) minmax(120px, 1fr) minmax(160px, 2fr);
  gap: 2px 16px;
  align-items: center;
  min-height: ${theme.row};
  @media ${theme.breakpoint.phone} {
    grid-template-columns: minmax(0, 1fr);
    padding: 8px 0;
  }
`;

/** Whom to call about this order. */
export function People({ order }: { readonly order: Order }) {
  const query = { id__in: [...order.contacts], status: 'all' as const };
  const { data } = useQuery({
    queryKey: keys.list(CONTACTS, query),
    queryFn: ({ signal }) => list(CONTACTS, query, signal),
    enabled: order.contacts.length > 0,
  });
  if (order.contacts.length === 0) return null;
  return (
    <section aria-label="People">
      <SectionHead title="People" count={order.contacts.length} />
      <Rows>
        {data?.results.map((contact) => (
          <Person key={contact.id}>
            <Link to={`/contacts/${contact.id}`}>{contact.name}</Link>
            <span>
              {contact.phone || contact.mobile ? <Phone value={contact.mobile || contact.phone} /> : null}
            </span>
            <span>{contact.email && <Email value={contact.email} />}</span>
          </Person>
        ))}
      </Rows>
    </section>
  );
}
