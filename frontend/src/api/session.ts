/** Who is signed in and what they may do. Everything above api/ may ask; app/ decides what happens without one. */
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { http } from './client';
import { toApiError } from './errors';
import type { Row } from './paths';

/** What the role may do with one entity, from the server's one matrix of rights. */
export interface Ability {
  readonly read: boolean;
  readonly create: boolean;
  readonly bulk: boolean;
  readonly export: boolean;
  /** Fields that do not exist for this role. */
  readonly hidden: readonly string[];
  /** Fields that others may write. */
  readonly read_only: readonly string[];
}

export type Me = Row<'/api/v1/user-profiles/'> & {
  readonly abilities: Readonly<Record<string, Ability>>;
  readonly company_name: string;
  readonly company_timezone: string;
  /** Whether signing in asks for a code, and whether the role must have it so. */
  readonly second_factor: boolean;
  readonly second_factor_required: boolean;
};

/** What everybody may know of the company. */
export interface Company {
  readonly name: string;
  /** The records are invented: the screen says so. */
  readonly demo?: boolean;
}

const NO_ABILITY: Ability = {
  read: false,
  create: false,
  bulk: false,
  export: false,
  hidden: [],
  read_only: [],
};
const FRESH_MS = 5 * 60_000;
const SIGN_IN_SESSION = '/api/v1/auth/browser/v1/auth/session';

async function fetched<T>(url: string, signal: AbortSignal): Promise<T> {
  return (await http.get<T>(url, { signal })).data;
}

export const meQuery = queryOptions({
  queryKey: ['user-profiles', 'me'] as const,
  queryFn: ({ signal }) => fetched<Me>('/api/v1/user-profiles/me/', signal),
  staleTime: FRESH_MS,
});

export const companyQuery = queryOptions({
  queryKey: ['company'] as const,
  queryFn: ({ signal }) => fetched<Company>('/api/v1/settings/company/', signal),
  staleTime: FRESH_MS,
});

/** Ends the session on the server. That there is none any more is its success: 401. */
async function endSession(): Promise<void> {
  try {
    await http.delete(SIGN_IN_SESSION);
  } catch (error) {
    if (toApiError(error).kind !== 'auth') throw error;
  }
}

export interface Session {
  readonly me: Me;
  /** The zone in which this person reads times. */
  readonly timeZone: string;
  /** Ends the session and leaves by a full load, so that nothing of this person stays in memory. */
  readonly signOut: (this: void) => Promise<void>;
}

/** For screens behind the sign-in: suspends until it is known who works here. */
export function useSession(): Session {
  const client = useQueryClient();
  const me = useSuspenseQuery(meQuery).data;
  const signOut = async () => {
    await endSession();
    client.clear();
    sessionStorage.clear();
    window.location.assign('/sign-in');
  };
  return { me, timeZone: me.timezone || me.company_timezone, signOut };
}

/** Nothing is allowed that the matrix does not name. */
export const useAbility = (entity: string): Ability => useSession().me.abilities[entity] ?? NO_ABILITY;
