import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { toApiError, type ApiError } from '@/api/errors';
import { sessionIsOver } from './expiry';

const FRESH_MS = 30_000;
const MOST_RETRIES = 2;
/** Longer than this a person had better be told than kept waiting. */
const LONGEST_WAIT_S = 10;

/** Reads only: a passing failure is asked again, and a throttled one after the time that the server named. */
function isWorthRetrying(failures: number, thrown: unknown): boolean {
  const error = toApiError(thrown);
  const isShortWait = error.kind === 'throttled' && (error.retryAfter ?? 1) <= LONGEST_WAIT_S;
  return failures < MOST_RETRIES && (error.isPassing || isShortWait);
}

const waitBefore = (failures: number, thrown: unknown): number =>
  (toApiError(thrown).retryAfter ?? 2 ** failures) * 1_000;

/** The sign-in endpoints answer 401 for "one more step"; only our own API says that the session is over. */
const isSignedOut = ({ kind, code }: ApiError): boolean => kind === 'auth' && code === 'not_authenticated';

function noticeSignOut(thrown: unknown): void {
  if (isSignedOut(toApiError(thrown))) sessionIsOver.set(true);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: isWorthRetrying, retryDelay: waitBefore },
    // Without a network a write fails at once: one that ran by itself later would surprise.
    mutations: { retry: false, networkMode: 'always' },
  },
});
