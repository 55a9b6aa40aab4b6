import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import styled from 'styled-components';
import { toApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import { meta } from '@/api/meta/invitations';
import { useAbility, useSession } from '@/api/session';
import { Crumb } from '@/entity/Crumb';
import { Bar, Grow } from '@/entity/screen';
import { ConfirmDialog } from '@/form/ConfirmDialog';
import { useSending } from '@/form/useSending';
import { plural } from '@/lib/format';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { Chip } from '@/ui/Chip';
import { InstantText } from '@/ui/DateText';
import type { Tone } from '@/ui/look';
import { usePageTitle } from '@/ui/PageHeader';
import { PlainTable, type PlainColumn } from '@/ui/PlainTable';
import { Skeleton } from '@/ui/Skeleton';
import { toast } from '@/ui/toasts';
import { INVITATIONS, isPending, readInvitations, resend, revoke, type Invitation } from './invitations';
import { InviteDialog } from './InviteDialog';

const Body = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 12px;
  padding: 8px 16px 48px;
`;

const STATES: Readonly<Record<Invitation['state'], { readonly tone: Tone; readonly word: string }>> = {
  open: { tone: 'info', word: 'Waiting' },
  expired: { tone: 'warn', word: 'Expired' },
  accepted: { tone: 'ok', word: 'Accepted' },
  revoked: { tone: 'neutral', word: 'Revoked' },
};

const columnsIn = (timeZone: string): readonly PlainColumn<Invitation>[] => [
  { id: 'email', label: 'E-mail', cell: ({ email }) => email },
  { id: 'name', label: 'Name', cell: ({ name }) => name },
  { id: 'role', label: 'Role', cell: ({ role }) => meta.role.choices?.[role] ?? role },
  { id: 'by', label: 'Invited by', cell: ({ invited_by_name: name }) => name },
  {
    id: 'sent',
    label: 'Sent',
    cell: ({ modified_on: at, created_on: made, state }) => (
      <InstantText value={state === 'open' || state === 'expired' ? at : made} timeZone={timeZone} />
    ),
  },
  {
    id: 'expires',
    label: 'Works until',
    cell: (row) => isPending(row) && <InstantText value={row.expires_on} timeZone={timeZone} />,
  },
  {
    id: 'state',
    label: 'State',
    cell: ({ state }) => <Chip tone={STATES[state].tone}>{STATES[state].word}</Chip>,
  },
];

/** Who was asked to open an account, and what became of it. */
export function Component() {
  const client = useQueryClient();
  const ability = useAbility('invitations');
  const [isInviting, setInviting] = useState(false);
  const { data, error } = useQuery({
    queryKey: keys.list(INVITATIONS, {}),
    queryFn: ({ signal }) => readInvitations(signal),
  });
  usePageTitle('Invitations');
  const refresh = () => void client.invalidateQueries({ queryKey: keys.all(INVITATIONS) });
  return (
    <>
      <Bar>
        <Crumb to="/users">Users</Crumb>
        <h1 tabIndex={-1}>Invitations</h1>
        <Grow />
        {ability.create && (
          <Button look="primary" icon="plus" onClick={() => setInviting(true)}>
            Invite
          </Button>
        )}
      </Bar>
      <Body>
        {error && <Alert>{toApiError(error).message}</Alert>}
        {!data && !error && <Skeleton $width="320px" />}
        {data && <Invitations rows={data} onChange={refresh} />}
      </Body>
      {isInviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onSent={(email) => {
            setInviting(false);
            refresh();
            toast(`The invitation is on its way to ${email}.`);
          }}
        />
      )}
    </>
  );
}

interface InvitationsProps {
  readonly rows: readonly Invitation[];
  readonly onChange: (this: void) => void;
}

/** Those that wait; the others when they are asked for. */
function Invitations({ rows, onChange }: InvitationsProps) {
  const { timeZone } = useSession();
  const [showsAll, setShowsAll] = useState(false);
  const [revoking, setRevoking] = useState<Invitation>();
  const sending = useSending();
  const shown = showsAll ? rows : rows.filter(isPending);
  const past = rows.length - rows.filter(isPending).length;
  const sendAgain = (row: Invitation) =>
    sending.send(
      () => resend(row),
      () => {
        onChange();
        toast(`A new link is on its way to ${row.email}.`);
      },
    );
  return (
    <>
      {sending.alerts.length > 0 && <Alert>{sending.alerts.join(' ')}</Alert>}
      {shown.length === 0 ? (
        <p>Nobody is waiting. Accounts come about by invitation: name an address and a role.</p>
      ) : (
        <PlainTable
          caption="Invitations"
          columns={columnsIn(timeZone)}
          rows={shown}
          keyOf={({ id }) => id}
          verbs={(row) =>
            isPending(row) && (
              <>
                <Button size="small" aria-label={`Send again to ${row.email}`} onClick={() => sendAgain(row)}>
                  Send again
                </Button>
                <Button size="small" aria-label={`Revoke ${row.email}`} onClick={() => setRevoking(row)}>
                  Revoke
                </Button>
              </>
            )
          }
        />
      )}
      {past > 0 && (
        <Checkbox
          label={`Also show ${plural(past, 'former one')}`}
          checked={showsAll}
          onChange={setShowsAll}
        />
      )}
      {revoking && <Revoke invitation={revoking} onDone={onChange} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

interface RevokeProps {
  readonly invitation: Invitation;
  readonly onDone: (this: void) => void;
  readonly onClose: (this: void) => void;
}

function Revoke({ invitation, onDone, onClose }: RevokeProps) {
  const sending = useSending();
  const done = () => {
    onClose();
    onDone();
    toast('The invitation is revoked.');
  };
  return (
    <ConfirmDialog
      title={`Revoke the invitation of ${invitation.email}?`}
      verb="Revoke"
      sending={sending}
      onConfirm={() => sending.send(() => revoke(invitation), done)}
      onClose={onClose}
    >
      The link in the e-mail no longer works.
    </ConfirmDialog>
  );
}
