import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useSearchParams } from 'react-router';
import { meQuery } from '@/api/session';
import { Door, DoorNote } from './Door';
import { takeLook } from './look';
import { SignInForm } from './SignInForm';

/** Only an address of our own: a link must not lead through our door to somebody else's page. */
const ownAddress = (next: string | null): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');

/** What has just been done, said once above the form. */
function noteIn(state: unknown): string | undefined {
  const note = typeof state === 'object' && state !== null && 'note' in state ? state.note : undefined;
  return typeof note === 'string' ? note : undefined;
}

export function Component() {
  const note = noteIn(useLocation().state);
  const [params] = useSearchParams();
  const client = useQueryClient();
  const enter = () =>
    void client
      .query(meQuery)
      // The page that follows says what is wrong, should it be more than the look.
      .then(takeLook, () => undefined)
      .then(() => window.location.assign(ownAddress(params.get('next'))));
  return (
    <Door title="Sign in to ProjectMeats">
      {note && <p role="status">{note}</p>}
      <SignInForm
        email={params.get('email') ?? ''}
        onDone={enter}
        aside={
          <DoorNote>
            <Link to="/forgot-password">Forgot password</Link>
          </DoorNote>
        }
      />
      <DoorNote>Accounts are opened by your administrator.</DoorNote>
    </Door>
  );
}
