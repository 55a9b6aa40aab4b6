import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  makeRecoveryCodes,
  readRecoveryCodes,
  readSecondFactor,
  removeSecondFactor,
  startSecondFactor,
  type RecoveryCodes as Codes,
  type Secret,
  type SecondFactor,
} from '@/api/account';
import { toApiError } from '@/api/errors';
import { meQuery, useSession } from '@/api/session';
import { ConfirmDialog } from '@/form/ConfirmDialog';
import { useSending } from '@/form/useSending';
import { showInstant } from '@/lib/dates';
import { plural } from '@/lib/format';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { Section } from '@/ui/Section';
import { Skeleton } from '@/ui/Skeleton';
import { toast } from '@/ui/toasts';
import { useReauthentication, type Reauthentication } from './Reauthentication';
import { RecoveryCodes } from './RecoveryCodes';
import { TwoFactorSetup } from './TwoFactorSetup';
import { Facts, Verbs } from './parts';

const KEY = ['second-factor'] as const;
const NOTE =
  'Signing in also asks for a code of an app on your phone, so that a stolen password is not enough.';

/** Turning the second factor on and off, and the codes for when the phone is lost. */
export function TwoFactorSection() {
  const client = useQueryClient();
  const { proved, dialog } = useReauthentication();
  const [shown, setShown] = useState<readonly string[]>();
  const { data, error } = useQuery({ queryKey: KEY, queryFn: readSecondFactor });
  const refresh = () => {
    void client.invalidateQueries({ queryKey: KEY });
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const show = (codes: readonly string[]) => {
    setShown(codes);
    refresh();
  };
  return (
    <Section
      title="Two-factor sign-in"
      note={NOTE}
      end={data !== undefined && <Chip tone={data ? 'ok' : 'neutral'}>{data ? 'On' : 'Off'}</Chip>}
    >
      {error && <Alert>{toApiError(error).message}</Alert>}
      {data === undefined && !error && <Skeleton $width="240px" />}
      {data === null && <Off proved={proved} onDone={show} />}
      {data && <On factor={data} proved={proved} onCodes={show} onOff={refresh} />}
      {shown && <RecoveryCodes codes={shown} onClose={() => setShown(undefined)} />}
      {dialog}
    </Section>
  );
}

interface OffProps {
  readonly proved: Reauthentication['proved'];
  readonly onDone: (this: void, codes: readonly string[]) => void;
}

function Off({ proved, onDone }: OffProps) {
  const [secret, setSecret] = useState<Secret>();
  const sending = useSending();
  if (secret)
    return (
      <TwoFactorSetup secret={secret} proved={proved} onDone={onDone} onCancel={() => setSecret(undefined)} />
    );
  return (
    <Verbs>
      {sending.alerts.length > 0 && <Alert>{sending.alerts.join(' ')}</Alert>}
      <Button icon="shield" busy={sending.isBusy} onClick={() => sending.send(startSecondFactor, setSecret)}>
        Set up
      </Button>
    </Verbs>
  );
}

interface OnProps {
  readonly factor: SecondFactor;
  readonly proved: Reauthentication['proved'];
  readonly onCodes: (this: void, codes: readonly string[]) => void;
  readonly onOff: (this: void) => void;
}

function On({ factor, proved, onCodes, onOff }: OnProps) {
  const { timeZone } = useSession();
  const [asks, setAsks] = useState<'off' | 'codes'>();
  const sending = useSending();
  const showCodes = ({ unused_codes: codes }: Codes) => {
    setAsks(undefined);
    onCodes(codes);
  };
  const switchedOff = () => {
    setAsks(undefined);
    onOff();
    toast('Two-factor sign-in is off.', { tone: 'warn' });
  };
  const close = () => setAsks(undefined);
  return (
    <>
      <Facts>
        <dt>On since</dt>
        <dd>{showInstant(factor.since, timeZone)}</dd>
        <dt>Last used</dt>
        <dd>{factor.lastUsed ? showInstant(factor.lastUsed, timeZone) : 'never'}</dd>
        <dt>Recovery codes</dt>
        <dd>{plural(factor.codesLeft, 'code')} left</dd>
      </Facts>
      {asks === undefined && sending.alerts.length > 0 && <Alert>{sending.alerts.join(' ')}</Alert>}
      <Verbs>
        <Button onClick={() => sending.send(() => proved(readRecoveryCodes), showCodes)}>
          Show the codes
        </Button>
        <Button onClick={() => setAsks('codes')}>Make new codes</Button>
        <Button onClick={() => setAsks('off')}>Switch off</Button>
      </Verbs>
      {asks === 'codes' && (
        <ConfirmDialog
          title="Make new recovery codes?"
          verb="Make new codes"
          sending={sending}
          onConfirm={() => sending.send(() => proved(makeRecoveryCodes), showCodes)}
          onClose={close}
        >
          The former ones no longer work.
        </ConfirmDialog>
      )}
      {asks === 'off' && (
        <ConfirmDialog
          title="Switch two-factor sign-in off?"
          verb="Switch off"
          sending={sending}
          onConfirm={() => sending.send(() => proved(removeSecondFactor), switchedOff)}
          onClose={close}
        >
          From then on your password alone opens your account. The recovery codes end too.
        </ConfirmDialog>
      )}
    </>
  );
}
