import { useState } from 'react';
import { deactivate } from '@/api/client';
import { meta } from '@/api/meta/tokens';
import { useSession } from '@/api/session';
import { ConfirmDialog } from '@/form/ConfirmDialog';
import { useSending } from '@/form/useSending';
import { Button } from '@/ui/Button';
import { Checkbox } from '@/ui/Checkbox';
import { Chip } from '@/ui/Chip';
import { InstantText } from '@/ui/DateText';
import type { Tone } from '@/ui/look';
import { PlainTable, type PlainColumn } from '@/ui/PlainTable';
import { toast } from '@/ui/toasts';
import { TOKENS, type Token } from './tokens';

const STATES: Readonly<Record<Token['state'], { readonly tone: Tone; readonly word: string }>> = {
  active: { tone: 'ok', word: 'Active' },
  expired: { tone: 'neutral', word: 'Expired' },
  revoked: { tone: 'neutral', word: 'Revoked' },
};

const columnsIn = (timeZone: string): readonly PlainColumn<Token>[] => [
  { id: 'name', label: 'Name', cell: ({ name }) => name },
  { id: 'key', label: 'Begins with', cell: ({ starts_with: start }) => <code>{start}…</code> },
  { id: 'scope', label: 'May', cell: ({ scope }) => meta.scope.choices?.[scope] ?? scope },
  {
    id: 'used',
    label: 'Last used',
    cell: ({ last_used_on: used }) => (used ? <InstantText value={used} timeZone={timeZone} /> : 'never'),
  },
  {
    id: 'expires',
    label: 'Expires',
    cell: ({ expires_on: at }) => <InstantText value={at} timeZone={timeZone} />,
  },
  {
    id: 'state',
    label: 'State',
    cell: ({ state }) => <Chip tone={STATES[state].tone}>{STATES[state].word}</Chip>,
  },
];

interface TokenTableProps {
  readonly tokens: readonly Token[];
  readonly onChange: (this: void) => void;
}

const works = ({ state }: Token): boolean => state === 'active';

/** Those that work; the others when they are asked for. */
export function TokenTable({ tokens, onChange }: TokenTableProps) {
  const { timeZone } = useSession();
  const [showsEnded, setShowsEnded] = useState(false);
  const [ending, setEnding] = useState<Token>();
  const ended = tokens.filter((token) => !works(token)).length;
  const rows = showsEnded ? tokens : tokens.filter(works);
  const revoke = (row: Token) =>
    works(row) && (
      <Button size="small" aria-label={`Revoke ${row.name}`} onClick={() => setEnding(row)}>
        Revoke
      </Button>
    );
  return (
    <>
      {rows.length === 0 ? (
        <p>No token works at the moment.</p>
      ) : (
        <PlainTable
          caption="API tokens"
          columns={columnsIn(timeZone)}
          rows={rows}
          keyOf={({ id }) => id}
          verbs={revoke}
        />
      )}
      {ended > 0 && (
        <Checkbox label={`Also show the ${ended} that ended`} checked={showsEnded} onChange={setShowsEnded} />
      )}
      {ending && <Revoke token={ending} onDone={onChange} onClose={() => setEnding(undefined)} />}
    </>
  );
}

interface RevokeProps {
  readonly token: Token;
  readonly onDone: (this: void) => void;
  readonly onClose: (this: void) => void;
}

function Revoke({ token, onDone, onClose }: RevokeProps) {
  const sending = useSending();
  const done = () => {
    onClose();
    onDone();
    toast(`${token.name} no longer works.`);
  };
  return (
    <ConfirmDialog
      title={`Revoke ${token.name}?`}
      verb="Revoke"
      sending={sending}
      onConfirm={() => sending.send(() => deactivate(TOKENS, token.id, token.version), done)}
      onClose={onClose}
    >
      Programs that use it are refused from the next request on. It cannot be taken back.
    </ConfirmDialog>
  );
}
