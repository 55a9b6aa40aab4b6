import { lazy, Suspense, useSyncExternalStore } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '@/api/session';
import { sessionIsOver } from './expiry';

const Relogin = lazy(async () => ({ default: (await import('@/features/account/Relogin')).Relogin }));

const close = () => sessionIsOver.set(false);

/**
 * When the session ends during work, signing in again happens over the page: nothing typed is lost. Whoever still
 * lacks the second factor that their role needs is shown where to set it up: the server refuses all else.
 */
export function SessionGuard() {
  const { me } = useSession();
  const { pathname } = useLocation();
  const isOver = useSyncExternalStore(sessionIsOver.subscribe, sessionIsOver.read);
  const lacksFactor = me.second_factor_required && !me.second_factor;
  if (lacksFactor && pathname !== '/profile') return <Navigate to="/profile?tab=security" replace />;
  return isOver ? (
    <Suspense>
      <Relogin onOver={close} />
    </Suspense>
  ) : null;
}
