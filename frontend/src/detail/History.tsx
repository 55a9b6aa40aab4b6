import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import styled from 'styled-components';
import { history, list, type HistoryEntry } from '@/api/client';
import { keys } from '@/api/keys';
import { pathOf, type EntityName, type Path } from '@/api/paths';
import { useSession } from '@/api/session';
import type { Instant } from '@/lib/brands';
import { showInstant } from '@/lib/dates';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { Skeleton } from '@/ui/Skeleton';
import { changesOf, idsIn, nameId, verbOf, type Change, type Vocabulary } from './historyWords';
import { SectionHead } from './SectionHead';

const List = styled.ol`
  li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 0 8px;
    padding: 6px 0;
  }
  p {
    color: ${theme.color.text2};
    overflow-wrap: anywhere;
  }
  b {
    color: ${theme.color.text};
    font-weight: 500;
  }
  time {
    color: ${theme.color.text3};
    font: ${type.caption};
    line-height: 20px;
  }
`;
const Changes = styled.dl`
  grid-column: 2 / -1;
  display: grid;
  gap: 2px;
  margin-top: 2px;
  color: ${theme.color.text2};
  font: ${type.dense};
  dt {
    color: ${theme.color.text3};
  }
  dd {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  del {
    color: ${theme.color.text3};
    text-decoration: line-through;
  }
  ins {
    color: ${theme.color.text};
    text-decoration: none;
  }
`;

const Reason = styled.q`
  grid-column: 2 / -1;
  color: ${theme.color.text2};
  font: ${type.dense};
`;

const FEW = 8;
const FRESH_MS = 60_000;

type Names = ReadonlyMap<string, string>;

async function namesOf(entity: string, ids: readonly number[], signal: AbortSignal): Promise<Names> {
  const isUser = entity === 'users';
  const path = pathOf((isUser ? 'user-profiles' : entity) as EntityName);
  const query = { [isUser ? 'user__in' : 'id__in']: ids.slice(0, 100), status: 'all', limit: 100 };
  const page = await list(path, query as never, signal);
  const rows = page.results as unknown as readonly Readonly<Record<string, unknown>>[];
  return new Map(
    rows.map((row) => [
      nameId(entity, Number(row[isUser ? 'user' : 'id'])),
      String(row['name'] ?? row['po_number'] ?? row['original_name']),
    ]),
  );
}

/** Names of what the entries speak of by id; an id shows as such until its name has come. */
export function useNames(entries: readonly HistoryEntry[], meta: Vocabulary['meta']): Names {
  const found = useQueries({
    queries: [...idsIn(entries, meta)].map(([entity, ids]) => ({
      queryKey: ['history-names', entity, ids],
      queryFn: ({ signal }: { signal: AbortSignal }) => namesOf(entity, ids, signal),
      staleTime: FRESH_MS,
    })),
  });
  return new Map(found.flatMap(({ data }) => [...(data ?? [])]));
}

export interface HistoryProps {
  readonly path: Path;
  readonly id: number;
  readonly labels: Vocabulary['labels'];
  readonly meta: Vocabulary['meta'];
  readonly childMeta?: Vocabulary['children'];
}

/** Who did what to this record, newest first, with each value that became another. */
export function History({ path, id, labels, meta, childMeta = {} }: HistoryProps) {
  const { data, isPending } = useQuery({
    queryKey: keys.sub(path, id, 'history'),
    queryFn: ({ signal }) => history(path, id, signal),
  });
  const [isLong, setIsLong] = useState(false);
  const entries = data?.results ?? [];
  const vocabulary: Vocabulary = { labels, meta, children: childMeta, names: useNames(entries, meta) };
  return (
    <section aria-label="History">
      <SectionHead title="History" />
      {isPending && <Skeleton />}
      <List>
        {(isLong ? entries : entries.slice(0, FEW)).map((entry) => (
          <Entry key={entry.id} entry={entry} vocabulary={vocabulary} />
        ))}
      </List>
      {!isLong && entries.length > FEW && (
        <Button look="quiet" size="small" onClick={() => setIsLong(true)}>
          Show {entries.length - FEW} more
        </Button>
      )}
    </section>
  );
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly vocabulary: Vocabulary;
}

function Entry({ entry, vocabulary }: EntryProps) {
  const { timeZone } = useSession();
  const actor = entry.actor_name || 'The program';
  const at = entry.at as Instant;
  const isPlain = entry.action === 'create' || entry.action === 'deactivate' || entry.action === 'restore';
  const changes = isPlain ? [] : changesOf(entry, vocabulary).filter(isWorthSaying);
  const reason = entry.details['reason'];
  return (
    <li>
      <Avatar name={actor} />
      <p>
        <b>{actor}</b> {verbOf(entry, vocabulary)}
      </p>
      <time dateTime={at}>{showInstant(at, timeZone)}</time>
      {typeof reason === 'string' && reason !== '' && <Reason>{reason}</Reason>}
      {changes.length > 0 && (
        <Changes>
          {changes.map((change) => (
            <ChangeWords key={change.label} change={change} isOnly={changes.length === 1} />
          ))}
        </Changes>
      )}
    </li>
  );
}

/** The stage is said in the sentence already. */
const isWorthSaying = ({ label }: Change): boolean => label !== 'Stage';

interface ChangeWordsProps {
  readonly change: Change;
  /** Its label stands in the sentence already. */
  readonly isOnly: boolean;
}

function ChangeWords({ change: { label, from, to }, isOnly }: ChangeWordsProps) {
  return (
    <div>
      <dt hidden={isOnly}>{label}</dt>
      <dd>
        {from && <del>{from}</del>}
        {from && to && ' → '}
        {to ? <ins>{to}</ins> : from && ' cleared'}
      </dd>
    </div>
  );
}
