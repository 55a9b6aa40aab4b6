import { useState, type ReactNode } from 'react';
import { proofsAsked, proveCode, provePassword, type Proof } from '@/api/account';
import { ApiError } from '@/api/errors';
import { useSession } from '@/api/session';
import { useSending } from '@/form/useSending';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { TextField } from '@/ui/TextField';
import { DoorAlerts, DoorForm, DoorNote, submitted } from './Door';

interface Question {
  readonly proofs: readonly Proof[];
  readonly onProved: () => void;
  readonly onGivenUp: () => void;
}

export interface Reauthentication {
  /** Runs `work`; where the server wants to know again who is there, asks and runs it once more. */
  readonly proved: <T>(this: void, work: () => Promise<T>) => Promise<T>;
  /** To be rendered by whoever uses it. */
  readonly dialog: ReactNode;
}

/** For what the server lets through only shortly after a password or a code. */
export function useReauthentication(): Reauthentication {
  const [question, setQuestion] = useState<Question>();
  const prove = (proofs: readonly Proof[]) =>
    new Promise<void>((resolve, reject) => {
      const close = (then: () => void) => () => {
        setQuestion(undefined);
        then();
      };
      const givenUp = new ApiError('cancelled', 'You did not confirm that it is you.');
      setQuestion({ proofs, onProved: close(resolve), onGivenUp: close(() => reject(givenUp)) });
    });
  const proved = async <T,>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (thrown) {
      const proofs = proofsAsked(thrown);
      if (proofs.length === 0) throw thrown;
      await prove(proofs);
      return work();
    }
  };
  return { proved, dialog: question && <ProofDialog {...question} /> };
}

const WORDS = {
  password: { label: 'Password', other: 'Use a code instead' },
  code: { label: 'Code of your authenticator app', other: 'Use the password instead' },
} as const satisfies Readonly<Record<Proof, object>>;

const SEND = { password: provePassword, code: proveCode } as const satisfies Readonly<
  Record<Proof, (value: string) => Promise<unknown>>
>;

function ProofDialog({ proofs, onProved, onGivenUp }: Question) {
  const { me } = useSession();
  const [proof, setProof] = useState<Proof>(proofs[0] ?? 'password');
  const other = proofs.find((one) => one !== proof);
  return (
    <Dialog title="Is it still you?" onClose={onGivenUp} width={380}>
      <ProofForm key={proof} proof={proof} email={me.email} onProved={onProved}>
        {other && (
          <Button look="quiet" size="small" onClick={() => setProof(other)}>
            {WORDS[proof].other}
          </Button>
        )}
        <DoorNote>This changes how your account is protected, so we ask once more.</DoorNote>
      </ProofForm>
    </Dialog>
  );
}

interface ProofFormProps {
  readonly proof: Proof;
  readonly email: string;
  readonly onProved: () => void;
  readonly children: ReactNode;
}

function ProofForm({ proof, email, onProved, children }: ProofFormProps) {
  const [value, setValue] = useState('');
  const sending = useSending(proof);
  const isPassword = proof === 'password';
  return (
    <DoorForm onSubmit={submitted(() => sending.send(() => SEND[proof](value), onProved))}>
      <DoorAlerts alerts={sending.alerts} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label={WORDS[proof].label}
        type={isPassword ? 'password' : 'text'}
        inputMode={isPassword ? 'text' : 'numeric'}
        autoComplete={isPassword ? 'current-password' : 'one-time-code'}
        code={!isPassword}
        required
        autoFocus
        value={value}
        onChange={setValue}
        error={sending.errorOf(proof)}
      />
      <Button type="submit" look="primary" size="large" busy={sending.isBusy}>
        Confirm
      </Button>
      {children}
    </DoorForm>
  );
}
