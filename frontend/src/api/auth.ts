/** Signing in and out of a browser: django-allauth's endpoints, whose 401 may be the next step and no failure. */
import { http } from './client';
import { toApiError } from './errors';

const BASE = '/api/v1/auth/browser/v1/auth';

/** What is asked for next: nothing, the code of the second factor, or to sign in (after a reset). */
export type Step = 'done' | 'code' | 'signIn';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The ids of the pending flows in allauth's envelope. */
export function flowsOf(body: unknown): readonly unknown[] | undefined {
  const data = isObject(body) ? body['data'] : undefined;
  const flows = isObject(data) ? data['flows'] : undefined;
  return Array.isArray(flows) ? flows.filter(isObject).map((flow) => flow['id']) : undefined;
}

async function step(path: string, body: object): Promise<Step> {
  try {
    await http.post(`${BASE}/${path}`, body);
    return 'done';
  } catch (thrown) {
    const error = toApiError(thrown);
    const flows = error.kind === 'auth' ? flowsOf(error.body) : undefined;
    if (!flows) throw error;
    return flows.includes('mfa_authenticate') ? 'code' : 'signIn';
  }
}

/** Sets the CSRF cookie; answers 401 to whoever is not signed in, by design. */
async function knock(): Promise<void> {
  try {
    await http.get(`${BASE}/session`);
  } catch (thrown) {
    const error = toApiError(thrown);
    if (error.kind !== 'auth') throw error;
  }
}

export async function signIn(email: string, password: string): Promise<Step> {
  await knock();
  return step('login', { email, password });
}

/** A code of the authenticator app, or a recovery code. */
export const sendCode = (code: string): Promise<Step> => step('2fa/authenticate', { code });

export async function requestPasswordReset(email: string): Promise<void> {
  await knock();
  await step('password/request', { email });
}

/** `key` is from the link in the e-mail. A success asks to sign in. */
export async function resetPassword(key: string, password: string): Promise<void> {
  await knock();
  await step('password/reset', { key, password });
}

export interface Acceptance {
  readonly token: string;
  readonly password: string;
  readonly first_name: string;
  readonly last_name: string;
}

/** Makes the account that an invitation offers; answers its e-mail address. */
export async function acceptInvitation(acceptance: Acceptance): Promise<string> {
  const { data } = await http.post<{ readonly email: string }>('/api/v1/invitations/accept/', acceptance);
  return data.email;
}
