import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { Link } from 'react-router';
import styled from 'styled-components';
import type { HistoryEntry } from '@/api/client';
import type { Detail } from '@/api/paths';
import { useSession } from '@/api/session';
import { FactItem } from '@/detail/Facts';
import { useNames } from '@/detail/History';
import { changesOf, type Change, type Vocabulary } from '@/detail/historyWords';
import { EntityContext } from '@/entity/context';
import { Crumb } from '@/entity/Crumb';
import type { AnyEntity } from '@/entity/defineEntity';
import { Bar } from '@/entity/screen';
import { useRecord, useRecordId } from '@/entity/useRecord';
import { fieldsIn } from '@/form/values';
import { humanize } from '@/lib/format';
import { lastSearch } from '@/table/place';
import { theme } from '@/theme/tokens';
import { Chip } from '@/ui/Chip';
import { InstantText } from '@/ui/DateText';
import { usePageTitle } from '@/ui/PageHeader';
import { PlainTable, type PlainColumn } from '@/ui/PlainTable';
import { Section } from '@/ui/Section';
import { actionWords, entityWords } from './words';

const LIST = '/audit-entries';

type Entry = Detail<'/api/v1/audit-entries/'>;

const Body = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  align-content: start;
  gap: 24px;
  padding: 16px 16px 48px;
  border-top: 1px solid ${theme.color.border};
  dd a {
    color: ${theme.color.accent};
  }
`;
const Pairs = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
  gap: 12px 24px;
  max-width: 960px;
`;

/** Kinds of record with a screen elsewhere than under their own name. */
const SCREENS: Readonly<Record<string, string>> = { company: '/company', invitations: '/invitations' };
const WITHOUT_SCREEN: ReadonlySet<string> = new Set(['user-profiles', 'tokens']);

function addressOf({ entity, record }: Entry): string | undefined {
  if (entity === '' || record === null || WITHOUT_SCREEN.has(entity)) return undefined;
  return SCREENS[entity] ?? `/${entity}/${record}`;
}

/** One entry of the trail: who, when, from where, and every value that became another. */
export function Component() {
  const entry = useRecord('/api/v1/audit-entries/', useRecordId()) as unknown as Entry;
  const { timeZone } = useSession();
  const title = `${actionWords(entry.action)} ${entry.record_name}`.trim();
  usePageTitle(title);
  return (
    <>
      <Bar>
        <Crumb to={LIST + lastSearch(LIST)}>Audit entries</Crumb>
        <h1 tabIndex={-1} title={title}>
          {title}
        </h1>
        <Chip tone={entry.sealed ? 'ok' : 'neutral'}>{entry.sealed ? 'Sealed' : 'Not sealed yet'}</Chip>
      </Bar>
      <Body>
        <Pairs>
          <FactItem label="When">
            <InstantText value={entry.at} timeZone={timeZone} />
          </FactItem>
          <FactItem label="Who">
            <Who entry={entry} />
          </FactItem>
          <FactItem label="From">{entry.address}</FactItem>
          <FactItem label="Record">
            <RecordLink entry={entry} />
          </FactItem>
          <FactItem label="Request">
            {entry.request_id && (
              <Link to={`${LIST}?request_id=${entry.request_id}`}>{entry.request_id}</Link>
            )}
          </FactItem>
          {Object.entries(entry.details as Readonly<Record<string, unknown>>).map(([key, value]) => (
            <FactItem key={key} label={humanize(key)}>
              {typeof value === 'string' ? value : JSON.stringify(value)}
            </FactItem>
          ))}
        </Pairs>
        <Changes entry={entry} />
      </Body>
    </>
  );
}

const Who = ({ entry }: { readonly entry: Entry }) =>
  entry.actor === null ? (
    'The program'
  ) : (
    <Link to={`${LIST}?actor.in=${entry.actor}`}>{entry.actor_name}</Link>
  );

function RecordLink({ entry }: { readonly entry: Entry }) {
  const to = addressOf(entry);
  const words = `${entityWords(entry.entity)} ${entry.record_name}`.trim();
  return to ? <Link to={to}>{words}</Link> : words;
}

const COLUMNS: readonly PlainColumn<Change>[] = [
  { id: 'field', label: 'Field', cell: ({ label }) => label },
  { id: 'from', label: 'Was', cell: ({ from }) => from && <span title={from}>{from}</span> },
  {
    id: 'to',
    label: 'Became',
    cell: ({ from, to }) => (
      <span title={to}>
        {from && '→ '}
        {to || 'nothing'}
      </span>
    ),
  },
];

const labelsOf = (entity: AnyEntity | null | undefined): ReadonlyMap<string, string> =>
  new Map(
    [...(entity?.columns ?? []), ...fieldsIn(entity?.form ?? [])].map(({ key, label }) => [key, label]),
  );

/** The declarations of the record's own kind have the words; without them the names of the API stand. */
function useVocabulary(name: string, entries: readonly HistoryEntry[]): Vocabulary {
  const load = useContext(EntityContext);
  const { data } = useQuery({
    queryKey: ['declarations-if-any', name],
    queryFn: async () => (await load(name)) ?? null,
    staleTime: Infinity,
  });
  const meta = data?.meta ?? {};
  return { labels: labelsOf(data), meta, names: useNames(entries, meta) };
}

function Changes({ entry }: { readonly entry: Entry }) {
  const asHistory = entry as unknown as HistoryEntry;
  const vocabulary = useVocabulary(entry.entity, [asHistory]);
  const changes = changesOf(asHistory, vocabulary);
  if (changes.length === 0) return null;
  return (
    <Section title="Changes">
      <PlainTable caption="Changes" columns={COLUMNS} rows={changes} keyOf={({ label }) => label} />
    </Section>
  );
}
