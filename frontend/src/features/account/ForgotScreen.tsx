import { useState } from 'react';
import { Link } from 'react-router';
import { requestPasswordReset } from '@/api/auth';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/TextField';
import { Door, DoorAlerts, DoorForm, DoorNote, submitted } from './Door';
import { useSending } from '@/form/useSending';

export function Component() {
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const sending = useSending('email');
  if (isSent)
    return (
      <Door title="Look into your mail">
        <p role="status">
          If {email} has an account, a link to choose a new password is on its way. It works for one hour.
        </p>
        <DoorNote>
          <Link to="/sign-in">Back to sign-in</Link>
        </DoorNote>
      </Door>
    );
  return (
    <Door title="Forgotten password">
      <DoorForm
        onSubmit={submitted(() =>
          sending.send(
            () => requestPasswordReset(email),
            () => setSent(true),
          ),
        )}
      >
        <DoorAlerts alerts={sending.alerts} />
        <TextField
          label="Work e-mail"
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={setEmail}
          error={sending.errorOf('email')}
        />
        <Button type="submit" look="primary" size="large" busy={sending.isBusy}>
          Send the link
        </Button>
      </DoorForm>
      <DoorNote>
        <Link to="/sign-in">Back to sign-in</Link>
      </DoorNote>
    </Door>
  );
}
