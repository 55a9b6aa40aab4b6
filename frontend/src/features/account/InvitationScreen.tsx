import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { acceptInvitation } from '@/api/auth';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/TextField';
import { Door, DoorAlerts, DoorForm, submitted } from './Door';
import { useSending } from '@/form/useSending';

export function Component() {
  const { token = '' } = useParams();
  const [form, setForm] = useState({ first_name: '', last_name: '', password: '' });
  const navigate = useNavigate();
  const sending = useSending('first_name', 'last_name', 'password');
  const set = (name: keyof typeof form) => (value: string) => setForm((old) => ({ ...old, [name]: value }));
  const send = () =>
    sending.send(
      () => acceptInvitation({ token, ...form }),
      (email) =>
        void navigate(`/sign-in?email=${encodeURIComponent(email)}`, {
          state: { note: 'Your account is open. Sign in with the password you chose.' },
        }),
    );
  return (
    <Door title="Welcome to ProjectMeats">
      <DoorForm onSubmit={submitted(send)}>
        <DoorAlerts alerts={sending.alerts} />
        <TextField
          label="First name"
          autoComplete="given-name"
          required
          autoFocus
          value={form.first_name}
          onChange={set('first_name')}
          error={sending.errorOf('first_name')}
        />
        <TextField
          label="Last name"
          autoComplete="family-name"
          value={form.last_name}
          onChange={set('last_name')}
          error={sending.errorOf('last_name')}
        />
        <TextField
          label="Password"
          help="At least 12 characters, and no common one."
          type="password"
          autoComplete="new-password"
          required
          value={form.password}
          onChange={set('password')}
          error={sending.errorOf('password')}
        />
        <Button type="submit" look="primary" size="large" busy={sending.isBusy}>
          Open my account
        </Button>
      </DoorForm>
    </Door>
  );
}
