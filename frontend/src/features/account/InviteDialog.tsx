import { useState } from 'react';
import styled from 'styled-components';
import { meta } from '@/api/meta/invitations';
import type { SchemaInvitationRequest } from '@/api/schema';
import { useSending } from '@/form/useSending';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Select } from '@/ui/Select';
import { TextField } from '@/ui/TextField';
import { DoorAlerts, submitted } from './Door';
import { invite } from './invitations';

const FORM_ID = 'invite';

const Form = styled.form`
  display: grid;
  gap: 12px;
`;

type Role = SchemaInvitationRequest['role'];
const ROLES = meta.role.choices ?? {};
const isRole = (value: string): value is Role => value in ROLES;

const ROLE_HELP: Readonly<Record<Role, string>> = {
  admin: 'Everything, users and settings too.',
  manager: 'All records, other people’s too, and the audit trail.',
  broker: 'Partners, plants and orders; removes only what is their own.',
  accounting: 'Accounts receivable; reads the rest.',
  viewer: 'Reads; no margins and no credit limits.',
};

interface InviteDialogProps {
  readonly onSent: (this: void, email: string) => void;
  readonly onClose: (this: void) => void;
}

/** Names an address and a role; the link to choose a password goes there by e-mail. */
export function InviteDialog({ onSent, onClose }: InviteDialogProps) {
  const [form, setForm] = useState({ email: '', name: '', role: 'broker' as Role });
  const sending = useSending('email', 'name', 'role');
  const set = (change: Partial<typeof form>) => setForm((old) => ({ ...old, ...change }));
  const send = () =>
    sending.send(
      () => invite(form),
      () => onSent(form.email),
    );
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={FORM_ID} look="primary" busy={sending.isBusy}>
        Send the invitation
      </Button>
    </>
  );
  return (
    <Dialog title="Invite somebody" onClose={onClose} footer={footer} width={400}>
      <Form id={FORM_ID} onSubmit={submitted(send)}>
        <DoorAlerts alerts={sending.alerts} />
        <TextField
          label="Work e-mail"
          type="email"
          required
          autoFocus
          maxLength={254}
          value={form.email}
          onChange={(email) => set({ email })}
          error={sending.errorOf('email')}
        />
        <TextField
          label="Name"
          help="How the e-mail addresses them."
          maxLength={200}
          value={form.name}
          onChange={(name) => set({ name })}
          error={sending.errorOf('name')}
        />
        <Select
          label="Role"
          help={ROLE_HELP[form.role]}
          choices={ROLES}
          value={form.role}
          onChange={(role) => isRole(role) && set({ role })}
          error={sending.errorOf('role')}
        />
      </Form>
    </Dialog>
  );
}
