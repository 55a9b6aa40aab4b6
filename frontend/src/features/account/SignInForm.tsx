import { useState, type ReactNode } from 'react';
import { sendCode, signIn, type Step } from '@/api/auth';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/TextField';
import { DoorAlerts, DoorForm, DoorNote, submitted } from './Door';
import { useSending } from '@/form/useSending';

export interface SignInFormProps {
  /** The only one who may sign in here: somebody else must not come upon this person's work. */
  readonly fixedEmail?: string;
  readonly email?: string;
  /** Beside the password: the way to a forgotten one. */
  readonly aside?: ReactNode;
  readonly onDone: (this: void) => void;
}

/** E-mail and password, then the code where a second factor is on. */
export function SignInForm({ fixedEmail, email: known = '', aside, onDone }: SignInFormProps) {
  const [email, setEmail] = useState(fixedEmail ?? known);
  const [password, setPassword] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const sending = useSending('email', 'password');
  const next = (step: Step) => (step === 'code' ? setAsksCode(true) : onDone());
  if (asksCode) return <CodeForm onDone={onDone} />;
  return (
    <DoorForm onSubmit={submitted(() => sending.send(() => signIn(email, password), next))}>
      <DoorAlerts alerts={sending.alerts} />
      <TextField
        label="Work e-mail"
        type="email"
        autoComplete="username"
        required
        autoFocus={email === ''}
        readOnly={fixedEmail !== undefined}
        value={email}
        onChange={setEmail}
        error={sending.errorOf('email')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        required
        autoFocus={email !== ''}
        value={password}
        onChange={setPassword}
        error={sending.errorOf('password')}
      />
      <Button type="submit" look="primary" size="large" busy={sending.isBusy}>
        Sign in
      </Button>
      {aside}
    </DoorForm>
  );
}

function CodeForm({ onDone }: { readonly onDone: () => void }) {
  const [code, setCode] = useState('');
  const sending = useSending('code');
  return (
    <DoorForm onSubmit={submitted(() => sending.send(() => sendCode(code.trim()), onDone))}>
      <DoorAlerts alerts={sending.alerts} />
      <TextField
        label="Code of your authenticator app"
        inputMode="numeric"
        autoComplete="one-time-code"
        code
        required
        autoFocus
        value={code}
        onChange={setCode}
        error={sending.errorOf('code')}
      />
      <Button type="submit" look="primary" size="large" busy={sending.isBusy}>
        Sign in
      </Button>
      <DoorNote>Lost the phone? One of your recovery codes works here, once.</DoorNote>
    </DoorForm>
  );
}
