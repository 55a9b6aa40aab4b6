import { Dialog } from '@/ui/Dialog';
import { DoorNote } from './Door';
import { SignInForm } from './SignInForm';

export interface SignInDialogProps {
  /** Whose session ended. */
  readonly email: string;
  readonly onDone: (this: void) => void;
  readonly onClose: (this: void) => void;
}

/** Over the page when the session ended during work; what was typed stays where it is. */
export function SignInDialog({ email, onDone, onClose }: SignInDialogProps) {
  return (
    <Dialog title="Your session has ended" onClose={onClose} width={380} alert>
      <SignInForm
        fixedEmail={email}
        onDone={onDone}
        aside={<DoorNote>Nothing you typed is lost.</DoorNote>}
      />
    </Dialog>
  );
}
