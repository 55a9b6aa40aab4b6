import { useState } from 'react';
import styled from 'styled-components';
import { toApiError } from '@/api/errors';
import { useSession } from '@/api/session';
import { today } from '@/lib/dates';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { DateField } from '@/ui/DateField';
import { LazyDialog } from '@/ui/lazy';
import { TextArea } from '@/ui/TextArea';
import { STEPS, type Move } from './order';

const Form = styled.div`
  display: grid;
  gap: 12px;
`;

export interface Asked {
  readonly on?: string;
  readonly reason?: string;
}

interface MoveDialogProps {
  readonly move: Move;
  readonly onMove: (this: void, asked: Asked) => Promise<unknown>;
  readonly onClose: (this: void) => void;
}

const DAY_WORDS: Readonly<Record<string, string>> = {
  shipped_on: 'Day it left the plant',
  delivered_on: 'Day it arrived',
};

/** What a move asks for: the day it happened, or why one goes back or calls it off. */
export function MoveDialog({ move, onMove, onClose }: MoveDialogProps) {
  const { me } = useSession();
  const asksDay = move.sets !== '' && !move.back;
  const asksReason = move.back || move.to === 'cancelled';
  const [on, setOn] = useState<string>(today(me.company_timezone));
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { verb } = STEPS[move.to];
  const send = () => {
    setBusy(true);
    onMove({ ...(asksDay ? { on } : {}), ...(asksReason ? { reason } : {}) })
      .then(onClose)
      .catch((thrown: unknown) => setError(toApiError(thrown).message))
      .finally(() => setBusy(false));
  };
  return (
    <LazyDialog
      title={move.back ? 'One step back' : verb}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Keep it as it is</Button>
          <Button
            look={move.to === 'cancelled' ? 'danger' : 'primary'}
            busy={isBusy}
            disabled={move.needs_reason && reason.trim() === ''}
            onClick={send}
          >
            {verb}
          </Button>
        </>
      }
    >
      <Form>
        {error && <Alert>{error}</Alert>}
        {asksDay && <DateField label={DAY_WORDS[move.sets] ?? 'Day'} value={on} onChange={setOn} autoFocus />}
        {asksReason && (
          <TextArea
            label="Why"
            required={move.needs_reason}
            help="Kept in the history."
            value={reason}
            onChange={setReason}
            autoFocus
          />
        )}
      </Form>
    </LazyDialog>
  );
}
