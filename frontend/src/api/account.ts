/** One's own account: password, second factor, sessions. */
import type { Instant } from '@/lib/brands';
import { flowsOf } from './auth';
import { http } from './client';
import { ApiError, toApiError } from './errors';

const BASE = '/api/v1/auth/browser/v1';

// What allauth asks before it does something grave

/** How somebody can show once more that they are who they are. */
export type Proof = 'password' | 'code';

const PROOFS: Readonly<Record<string, Proof>> = { reauthenticate: 'password', mfa_reauthenticate: 'code' };

/** The ways that an answer asks for; none when it is no question. */
export function proofsAsked(thrown: unknown): readonly Proof[] {
  const error = toApiError(thrown);
  const flows = error.kind === 'auth' ? (flowsOf(error.body) ?? []) : [];
  return flows.flatMap((flow) => PROOFS[String(flow)] ?? []);
}

/** allauth's 401 that is no question means what our own API says by a code. */
function translated(thrown: unknown): unknown {
  const error = toApiError(thrown);
  if (error.kind !== 'auth' || proofsAsked(error).length > 0) return error;
  return new ApiError('auth', 'Your session has ended.', { status: 401, code: 'not_authenticated' });
}

interface Envelope<T> {
  readonly data: T;
}

async function ask<T>(method: 'get' | 'post' | 'delete', path: string, data?: object): Promise<T> {
  const request = { method, url: `${BASE}/${path}`, ...(data ? { data } : {}) };
  try {
    return (await http.request<Envelope<T>>(request)).data.data;
  } catch (thrown) {
    throw translated(thrown);
  }
}

export const provePassword = (password: string): Promise<unknown> =>
  ask('post', 'auth/reauthenticate', { password });

export const proveCode = (code: string): Promise<unknown> =>
  ask('post', 'auth/2fa/reauthenticate', { code: code.trim() });

// Password

/** All other sessions and all API tokens end. */
export const changePassword = (body: {
  readonly current_password: string;
  readonly new_password: string;
}): Promise<unknown> => ask('post', 'account/password/change', body);

// Second factor

export interface Secret {
  /** To type by hand, base 32. */
  readonly secret: string;
  /** `otpauth://…`, for the QR code. */
  readonly address: string;
}

interface SecretBody {
  readonly meta: { readonly secret: string; readonly totp_url: string };
}

/** A new secret for an authenticator app; allauth gives it with a 404, since there is no app yet. */
export async function startSecondFactor(): Promise<Secret> {
  try {
    await ask('get', 'account/authenticators/totp');
  } catch (thrown) {
    const error = toApiError(thrown);
    if (error.kind !== 'missing') throw error;
    const { secret, totp_url: address } = (error.body as SecretBody).meta;
    return { secret, address };
  }
  throw new ApiError('conflict', 'Two-factor sign-in is on already.');
}

export const addSecondFactor = (code: string): Promise<unknown> =>
  ask('post', 'account/authenticators/totp', { code: code.trim() });

export const removeSecondFactor = (): Promise<unknown> => ask('delete', 'account/authenticators/totp');

export interface RecoveryCodes {
  readonly total_code_count: number;
  readonly unused_code_count: number;
  readonly unused_codes: readonly string[];
}

export const readRecoveryCodes = (): Promise<RecoveryCodes> =>
  ask('get', 'account/authenticators/recovery-codes');

/** The former ones no longer work. */
export const makeRecoveryCodes = (): Promise<RecoveryCodes> =>
  ask('post', 'account/authenticators/recovery-codes');

interface Authenticator {
  readonly type: string;
  /** Seconds since 1970. */
  readonly created_at: number;
  readonly last_used_at: number | null;
  readonly unused_code_count?: number;
}

export interface SecondFactor {
  readonly since: Instant;
  readonly lastUsed: Instant | undefined;
  readonly codesLeft: number;
}

const instant = (seconds: number): Instant => new Date(seconds * 1000).toISOString() as Instant;

/** null when it is off. */
export async function readSecondFactor(): Promise<SecondFactor | null> {
  const found = await ask<readonly Authenticator[]>('get', 'account/authenticators');
  const app = found.find(({ type }) => type === 'totp');
  const codes = found.find(({ type }) => type === 'recovery_codes');
  if (!app) return null;
  return {
    since: instant(app.created_at),
    lastUsed: app.last_used_at === null ? undefined : instant(app.last_used_at),
    codesLeft: codes?.unused_code_count ?? 0,
  };
}

// Sessions

interface SessionRow {
  readonly id: number;
  readonly user_agent: string;
  readonly ip: string;
  readonly created_at: number;
  readonly last_seen_at: number;
  readonly is_current: boolean;
}

export interface BrowserSession {
  readonly id: number;
  readonly userAgent: string;
  readonly address: string;
  readonly since: Instant;
  readonly lastSeen: Instant;
  readonly isCurrent: boolean;
}

const sessionOf = (row: SessionRow): BrowserSession => ({
  id: row.id,
  userAgent: row.user_agent,
  address: row.ip,
  since: instant(row.created_at),
  lastSeen: instant(row.last_seen_at),
  isCurrent: row.is_current,
});

/** This one first, then those used last. */
export async function readSessions(): Promise<readonly BrowserSession[]> {
  const rows = await ask<readonly SessionRow[]>('get', 'auth/sessions');
  const sessions = rows.map(sessionOf).sort((a, b) => b.lastSeen.localeCompare(a.lastSeen));
  return [...sessions.filter((one) => one.isCurrent), ...sessions.filter((one) => !one.isCurrent)];
}

export const endSessions = (ids: readonly number[]): Promise<unknown> =>
  ask('delete', 'auth/sessions', { sessions: ids });
