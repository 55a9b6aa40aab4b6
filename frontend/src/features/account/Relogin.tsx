import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from '@/api/session';
import { toast } from '@/ui/toasts';
import { SignInDialog } from './SignInDialog';

/** What failed for want of a session is asked anew; what is on the page is refreshed behind the words typed. */
async function resume(client: QueryClient): Promise<void> {
  await client.resetQueries({ predicate: ({ state }) => state.status === 'error' });
  await client.invalidateQueries();
}

interface ReloginProps {
  /** The question is over: answered, or put aside until the next refusal. */
  readonly onOver: (this: void) => void;
}

/** Signing in again over the page: nothing below it is taken away. */
export function Relogin({ onOver }: ReloginProps) {
  const { me } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const location = useLocation();
  const done = () => {
    onOver();
    toast('Signed in again. You can go on.');
    // Coming to the same place anew shows a screen again that had failed for want of a session.
    void resume(client).then(() => navigate(location, { replace: true, state: location.state as unknown }));
  };
  return <SignInDialog email={me.email} onDone={done} onClose={onOver} />;
}
