import { useState } from 'react';
import styled from 'styled-components';
import { addSecondFactor, readRecoveryCodes, type Secret } from '@/api/account';
import { useSending } from '@/form/useSending';
import { theme } from '@/theme/tokens';
import { type } from '@/theme/type';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/TextField';
import { Copy } from './Copy';
import { DoorAlerts, submitted } from './Door';
import { QrCode } from './QrCode';
import type { Reauthentication } from './Reauthentication';

const Steps = styled.ol`
  display: grid;
  grid-template-columns: 176px minmax(0, 1fr);
  align-items: center;
  gap: 16px 24px;
  padding: 0;
  list-style: none;
  @media ${theme.breakpoint.phone} {
    grid-template-columns: minmax(0, 1fr);
  }
`;
const Step = styled.li`
  display: grid;
  justify-items: start;
  gap: 8px;
  min-width: 0;
`;
const Key = styled.code`
  font-family: ui-monospace, monospace;
  overflow-wrap: anywhere;
`;
const Hint = styled.p`
  color: ${theme.color.text3};
  font: ${type.dense};
`;
const Form = styled.form`
  display: grid;
  justify-items: start;
  gap: 12px;
  width: min(240px, 100%);
  > div {
    width: 100%;
  }
`;
const Row = styled.div`
  display: flex;
  gap: 8px;
`;

/** `ABCD EFGH …`, as it is easier to type. */
const inGroups = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ');

export interface TwoFactorSetupProps {
  readonly secret: Secret;
  readonly proved: Reauthentication['proved'];
  readonly onDone: (this: void, recoveryCodes: readonly string[]) => void;
  readonly onCancel: (this: void) => void;
}

/** Codes are made with the app; they are shown once, here. */
async function turnOn(code: string): Promise<readonly string[]> {
  await addSecondFactor(code);
  return (await readRecoveryCodes()).unused_codes;
}

/** The secret for the app, and the first code that proves that it arrived there. */
export function TwoFactorSetup({ secret, proved, onDone, onCancel }: TwoFactorSetupProps) {
  const [code, setCode] = useState('');
  const sending = useSending('code');
  return (
    <Steps>
      <li>
        <QrCode text={secret.address} label="QR code for the authenticator app" />
      </li>
      <Step>
        <p>
          Scan it with an authenticator app such as 1Password, Google Authenticator or Microsoft
          Authenticator, or <a href={secret.address}>open the app on this device</a>.
        </p>
        <Hint>No camera? Type this key into the app, time-based, 6 digits:</Hint>
        <Row>
          <Key>{inGroups(secret.secret)}</Key>
        </Row>
        <Copy text={secret.secret} words="Key copied" />
        <Form onSubmit={submitted(() => sending.send(() => proved(() => turnOn(code)), onDone))}>
          <DoorAlerts alerts={sending.alerts} />
          <TextField
            label="Code that the app shows now"
            inputMode="numeric"
            autoComplete="one-time-code"
            code
            required
            value={code}
            onChange={setCode}
            error={sending.errorOf('code')}
          />
          <Row>
            <Button type="submit" look="primary" busy={sending.isBusy}>
              Turn on
            </Button>
            <Button onClick={onCancel}>Cancel</Button>
          </Row>
        </Form>
      </Step>
    </Steps>
  );
}
