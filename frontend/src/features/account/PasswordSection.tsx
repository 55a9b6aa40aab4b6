import { useState } from 'react';
import styled from 'styled-components';
import { changePassword } from '@/api/account';
import { useSession } from '@/api/session';
import { useSending } from '@/form/useSending';
import { Button } from '@/ui/Button';
import { Section } from '@/ui/Section';
import { TextField } from '@/ui/TextField';
import { toast } from '@/ui/toasts';
import { DoorAlerts, submitted } from './Door';

const Form = styled.form`
  display: grid;
  justify-items: start;
  gap: 12px;
  width: min(320px, 100%);
  > div {
    width: 100%;
  }
`;
const EMPTY = { current_password: '', new_password: '' };

export function PasswordSection({ onChanged }: { readonly onChanged: (this: void) => void }) {
  const { me } = useSession();
  const [form, setForm] = useState(EMPTY);
  const sending = useSending('current_password', 'new_password');
  const set = (name: keyof typeof EMPTY) => (value: string) => setForm((old) => ({ ...old, [name]: value }));
  const done = () => {
    setForm(EMPTY);
    onChanged();
    toast('Password changed. All other sessions and API tokens have ended.');
  };
  return (
    <Section
      title="Password"
      note="A change ends all your other sessions and your API tokens; this one goes on."
    >
      <Form onSubmit={submitted(() => sending.send(() => changePassword(form), done))}>
        <DoorAlerts alerts={sending.alerts} />
        <input type="email" autoComplete="username" value={me.email} readOnly hidden />
        <TextField
          label="Current password"
          type="password"
          autoComplete="current-password"
          required
          value={form.current_password}
          onChange={set('current_password')}
          error={sending.errorOf('current_password')}
        />
        <TextField
          label="New password"
          help="At least 12 characters, and no common one."
          type="password"
          autoComplete="new-password"
          required
          value={form.new_password}
          onChange={set('new_password')}
          error={sending.errorOf('new_password')}
        />
        <Button type="submit" busy={sending.isBusy}>
          Change the password
        </Button>
      </Form>
    </Section>
  );
}
