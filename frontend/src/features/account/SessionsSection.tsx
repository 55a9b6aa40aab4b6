import { useQuery, useQueryClient } from '@tanstack/react-query';
import { endSessions, readSessions, type BrowserSession } from '@/api/account';
import { toApiError } from '@/api/errors';
import { useSession } from '@/api/session';
import { useSending } from '@/form/useSending';
import { deviceWords } from '@/lib/device';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { InstantText } from '@/ui/DateText';
import { PlainTable, type PlainColumn } from '@/ui/PlainTable';
import { Section } from '@/ui/Section';
import { Skeleton } from '@/ui/Skeleton';
import { toast } from '@/ui/toasts';

export const SESSIONS = ['sessions'] as const;

const columnsIn = (timeZone: string): readonly PlainColumn<BrowserSession>[] => [
  {
    id: 'device',
    label: 'Device',
    cell: ({ userAgent }) => <span title={userAgent}>{deviceWords(userAgent)}</span>,
  },
  { id: 'address', label: 'Address', cell: ({ address }) => address },
  { id: 'since', label: 'Signed in', cell: ({ since }) => <InstantText value={since} timeZone={timeZone} /> },
  {
    id: 'seen',
    label: 'Last seen',
    cell: ({ lastSeen, isCurrent }) =>
      isCurrent ? 'now' : <InstantText value={lastSeen} timeZone={timeZone} />,
  },
];

/** Where one is signed in, and ending what one does not know. */
export function SessionsSection() {
  const client = useQueryClient();
  const { timeZone } = useSession();
  const sending = useSending();
  const { data, error } = useQuery({ queryKey: SESSIONS, queryFn: readSessions });
  const others = data?.filter(({ isCurrent }) => !isCurrent) ?? [];
  const end = (sessions: readonly BrowserSession[], words: string) =>
    sending.send(
      () => endSessions(sessions.map(({ id }) => id)),
      () => {
        void client.invalidateQueries({ queryKey: SESSIONS });
        toast(words);
      },
    );
  const endOthers = others.length > 0 && (
    <Button busy={sending.isBusy} onClick={() => end(others, 'All other sessions have ended.')}>
      End all others
    </Button>
  );
  const problems = [...sending.alerts, ...(error ? [toApiError(error).message] : [])];
  return (
    <Section title="Sessions" note="Where you are signed in. End whatever you do not know." end={endOthers}>
      {problems.length > 0 && <Alert>{problems.join(' ')}</Alert>}
      {!data && !error && <Skeleton $width="320px" />}
      {data && (
        <PlainTable
          caption="Sessions"
          columns={columnsIn(timeZone)}
          rows={data}
          keyOf={({ id }) => id}
          verbs={(row) =>
            row.isCurrent ? (
              <Chip tone="ok">This one</Chip>
            ) : (
              <Button
                size="small"
                aria-label={`End ${deviceWords(row.userAgent)}, ${row.address}`}
                onClick={() => end([row], 'The session has ended.')}
              >
                End
              </Button>
            )
          }
        />
      )}
    </Section>
  );
}
