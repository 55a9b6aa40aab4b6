/** API tokens as the screens of a person and of an admin show them. */
import { list, post } from '@/api/client';
import type { SchemaApiToken, SchemaNewApiToken } from '@/api/schema';

export const TOKENS = '/api/v1/tokens/';
const MOST = 200;
const DAY_MS = 86_400_000;

export type Token = SchemaApiToken;

export const readTokens = async (user: number, signal: AbortSignal): Promise<readonly Token[]> =>
  (await list(TOKENS, { user, limit: MOST, ordering: ['-created_on'] }, signal)).results;

export interface NewToken {
  readonly name: string;
  readonly scope: Token['scope'];
  readonly days: number;
}

const expiry = (days: number, now = Date.now()): string => new Date(now + days * DAY_MS).toISOString();

/** Without an Idempotency-Key: the answer holds the secret, which is kept nowhere. */
export const makeToken = ({ name, scope, days }: NewToken): Promise<SchemaNewApiToken> =>
  post(TOKENS, { name, scope, expires_on: expiry(days) as Token['expires_on'] });
