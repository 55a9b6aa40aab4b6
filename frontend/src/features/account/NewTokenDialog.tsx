import { useState } from 'react';
import styled from 'styled-components';
import { meta } from '@/api/meta/tokens';
import { useSending } from '@/form/useSending';
import { theme } from '@/theme/tokens';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Select } from '@/ui/Select';
import { TextField } from '@/ui/TextField';
import { Copy } from './Copy';
import { DoorAlerts, submitted } from './Door';
import { makeToken, type NewToken } from './tokens';

const LIVES: Readonly<Record<string, string>> = {
  '30': '30 days',
  '90': '90 days',
  '180': '180 days',
  '365': 'A year',
};
const FORM_ID = 'new-token';

const Form = styled.form`
  display: grid;
  gap: 12px;
`;
const Secret = styled.code`
  display: block;
  margin: 12px 0 0;
  padding: 12px;
  border: 1px solid ${theme.color.border};
  border-radius: ${theme.radius.medium};
  background: ${theme.color.surface};
  font-family: ui-monospace, monospace;
  overflow-wrap: anywhere;
  user-select: all;
`;

interface NewTokenDialogProps {
  readonly onMade: (this: void) => void;
  readonly onClose: (this: void) => void;
}

/** Names the program and what it may do; then shows the secret, this once. */
export function NewTokenDialog({ onMade, onClose }: NewTokenDialogProps) {
  const [made, setMade] = useState<{ readonly name: string; readonly secret: string }>();
  if (made) return <SecretOnce {...made} onClose={onClose} />;
  return (
    <Ask
      onMade={(token) => {
        setMade(token);
        onMade();
      }}
      onClose={onClose}
    />
  );
}

interface AskProps {
  readonly onMade: (this: void, made: { readonly name: string; readonly secret: string }) => void;
  readonly onClose: (this: void) => void;
}

function Ask({ onMade, onClose }: AskProps) {
  const [token, setToken] = useState<NewToken>({ name: '', scope: 'read', days: 90 });
  const sending = useSending('name', 'scope', 'expires_on');
  const set = (change: Partial<NewToken>) => setToken((old) => ({ ...old, ...change }));
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={FORM_ID} look="primary" busy={sending.isBusy}>
        Create
      </Button>
    </>
  );
  return (
    <Dialog title="New API token" onClose={onClose} footer={footer} width={400}>
      <Form id={FORM_ID} onSubmit={submitted(() => sending.send(() => makeToken(token), onMade))}>
        <DoorAlerts alerts={sending.alerts} />
        <TextField
          label="Name"
          placeholder="Nightly report"
          help="The program it is for."
          required
          autoFocus
          maxLength={100}
          value={token.name}
          onChange={(name) => set({ name })}
          error={sending.errorOf('name')}
        />
        <Select
          label="It may"
          choices={meta.scope.choices ?? {}}
          value={token.scope}
          onChange={(scope) => set({ scope: scope === 'write' ? 'write' : 'read' })}
          error={sending.errorOf('scope')}
        />
        <Select
          label="Works for"
          choices={LIVES}
          value={String(token.days)}
          onChange={(days) => set({ days: Number(days) })}
          error={sending.errorOf('expires_on')}
        />
      </Form>
    </Dialog>
  );
}

interface SecretOnceProps {
  readonly name: string;
  readonly secret: string;
  readonly onClose: (this: void) => void;
}

function SecretOnce({ name, secret, onClose }: SecretOnceProps) {
  const footer = (
    <>
      <Copy text={secret} words="Token copied" />
      <Button look="primary" onClick={onClose}>
        I have kept it
      </Button>
    </>
  );
  return (
    <Dialog title={name} onClose={onClose} footer={footer} alert>
      <Alert tone="warn">This is the only time that it is shown: it is kept nowhere.</Alert>
      <Secret>{secret}</Secret>
    </Dialog>
  );
}
