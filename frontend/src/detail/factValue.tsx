/** One value of a record as a fact: a link where it leads somewhere, blank where there is nothing. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styled from 'styled-components';
import type { FieldMeta } from '@/api/meta';
import { nameKey } from '@/api/paths';
import type { Decimal, IsoDate } from '@/lib/brands';
import { daysBetween, showDate, today } from '@/lib/dates';
import { show } from '@/lib/decimal';
import { plural } from '@/lib/format';
import { theme } from '@/theme/tokens';
import { DateText } from '@/ui/DateText';
import { CopiedCode, Email, Phone, Website } from './Reach';

export interface Fact {
  readonly kind: string;
  readonly key: string;
  readonly label: string;
  readonly span?: 1 | 2 | 3;
}

export type AnyRecord = Readonly<Record<string, unknown>>;

const RefLink = styled(Link)`
  text-decoration: underline;
  text-decoration-color: ${theme.color.border};
  text-underline-offset: 3px;
  &:hover {
    color: ${theme.color.accent};
  }
`;
const Text = styled.span`
  white-space: pre-line;
  overflow-wrap: anywhere;
`;
const Warned = styled.span<{ $isOver: boolean }>`
  color: ${({ $isOver }) => ($isOver ? theme.color.danger : theme.color.warn)};
`;

const SOON_DAYS = 30;
const UNSEEN: ReadonlySet<string> = new Set(['users']);

interface LinkProps {
  readonly entity: string | undefined;
  readonly id: unknown;
  readonly name: unknown;
}

/** To the record that is meant; people have no page. */
function Reference({ entity, id, name }: LinkProps) {
  const words = typeof name === 'string' && name !== '' ? name : `#${Number(id)}`;
  return entity && !UNSEEN.has(entity) ? (
    <RefLink to={`/${entity}/${Number(id)}`}>{words}</RefLink>
  ) : (
    <>{words}</>
  );
}

/** A day that something ends: how near it is, in words, before it is over. */
export function Expiry({ value }: { readonly value: IsoDate }) {
  const left = daysBetween(today(), value);
  if (left > SOON_DAYS) return <DateText value={value} />;
  const words = left < 0 ? `ended ${plural(-left, 'day')} ago` : `${plural(left, 'day')} left`;
  return (
    <Warned $isOver={left < 0}>
      {showDate(value)}, {words}
    </Warned>
  );
}

const KINDS_BY_KEY: Readonly<Record<string, (value: string) => ReactNode>> = {
  phone: (value) => <Phone value={value} />,
  mobile: (value) => <Phone value={value} what="mobile" />,
  email: (value) => <Email value={value} />,
  website: (value) => <Website value={value} />,
};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const word = (value: unknown, { choices }: FieldMeta): string => choices?.[String(value)] ?? String(value);

function references(record: AnyRecord, key: string, meta: FieldMeta): ReactNode {
  const names = list(record[nameKey(key, true)]);
  return list(record[key]).map((id, index) => (
    <span key={Number(id)}>
      {index > 0 && ', '}
      <Reference entity={meta.entity} id={id} name={names[index]} />
    </span>
  ));
}

type Show = (fact: Fact, record: AnyRecord, meta: FieldMeta) => ReactNode;

const text: Show = ({ key }, record) => {
  const value = String(record[key]);
  return KINDS_BY_KEY[key]?.(value) ?? <Text>{value}</Text>;
};
const amount =
  (decimals: number): Show =>
  ({ key }, record) =>
    show(record[key] as Decimal, decimals);
const day: Show = ({ key }, record) => {
  const value = record[key] as IsoDate;
  return key.includes('expires') ? <Expiry value={value} /> : <DateText value={value} />;
};
const reference: Show = ({ key }, record, meta) => (
  <Reference entity={meta.entity} id={record[key]} name={record[nameKey(key)]} />
);

const SHOWS: Readonly<Record<string, Show>> = {
  text,
  longText: text,
  number: text,
  code: ({ key, label }, record) => <CopiedCode value={String(record[key])} what={label.toLowerCase()} />,
  money: amount(2),
  weight: amount(1),
  price: amount(5),
  quantity: ({ key }, record) => String(record[key]),
  date: day,
  choice: ({ key }, record, meta) => word(record[key], meta),
  choices: ({ key }, record, meta) =>
    list(record[key])
      .map((one) => word(one, meta))
      .join(', '),
  ref: reference,
  user: reference,
  refs: ({ key }, record, meta) => references(record, key, meta),
  bool: ({ key }, record) => (record[key] === true ? 'Yes' : 'No'),
  timeZone: text,
};

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Blank for what is empty, and for what this role does not see. */
export function factValue(fact: Fact, record: AnyRecord, meta: FieldMeta = {}): ReactNode {
  return isEmpty(record[fact.key]) ? null : (SHOWS[fact.kind]?.(fact, record, meta) ?? null);
}
