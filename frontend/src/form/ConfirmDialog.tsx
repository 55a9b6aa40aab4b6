import type { ReactNode } from 'react';
import { Alert } from '@/ui/Alert';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import type { Sending } from './useSending';

export interface ConfirmDialogProps {
  /** A question: `Revoke Nightly report?` */
  readonly title: string;
  /** What follows from it. */
  readonly children: ReactNode;
  /** The verb on the button. */
  readonly verb: string;
  readonly sending: Sending;
  readonly onConfirm: (this: void) => void;
  readonly onClose: (this: void) => void;
}

/** Asks before something that cannot be taken back; stays open with the reason when the server refuses. */
export function ConfirmDialog({ title, children, verb, sending, onConfirm, onClose }: ConfirmDialogProps) {
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button look="danger" busy={sending.isBusy} onClick={onConfirm}>
        {verb}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} footer={footer} width={420} alert>
      {sending.alerts.length > 0 && <Alert>{sending.alerts.join(' ')}</Alert>}
      <p>{children}</p>
    </Dialog>
  );
}
