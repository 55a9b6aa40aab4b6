import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { resetPassword } from '@/api/auth';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/TextField';
import { Door, DoorAlerts, DoorForm, DoorNote, submitted } from './Door';
import { useSending } from '@/form/useSending';

export function Component() {
  const { key = '' } = useParams();
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const sending = useSending('password');
  const send = () =>
    sending.send(
      () => resetPassword(key, password),
      () =>
        void navigate('/sign-in', { state: { note: 'Your password is changed. Sign in with the new one.' } }),
    );
  return (
    <Door title="Choose a new password">
      <DoorForm onSubmit={submitted(send)}>
        <DoorAlerts alerts={sending.alerts} />
        <TextField
          label="New password"
          help="At least 12 characters, and no common one. All other sessions end."
          type="password"
          autoComplete="new-password"
          required
          autoFocus
          value={password}
          onChange={setPassword}
          error={sending.errorOf('password')}
        />
        <Button type="submit" look="primary" size="large" busy={sending.isBusy}>
          Save the password
        </Button>
      </DoorForm>
      <DoorNote>
        The link is too old? <Link to="/forgot-password">Ask for another</Link>
      </DoorNote>
    </Door>
  );
}
