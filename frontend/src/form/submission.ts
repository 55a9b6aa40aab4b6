/** Creating exactly once, however often Save is pressed and whatever the network does. */
import { newKey } from '@/api/client';
import { toApiError, type ApiErrorKind } from '@/api/errors';
import type { Pending } from './draft';
import { changes } from './merge';
import type { AnyRecord } from './values';

type Body = Readonly<Record<string, unknown>>;

export interface Calls {
  create(this: void, body: Body, key: string): Promise<AnyRecord>;
  update(this: void, id: number, version: number, body: Body): Promise<AnyRecord>;
}

/** After these nobody knows whether the record was made. */
const UNKNOWN: ReadonlySet<ApiErrorKind> = new Set(['offline', 'server', 'cancelled']);

const isSameBody = (a: Body, b: Body): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Sends `body`, first repeating an unanswered earlier one with its own key: if that one had been stored, the
 * server answers with its record, and only what was typed since is sent as a change. `remember` keeps what is
 * unanswered; undefined when an answer came.
 */
export async function createOnce(
  calls: Calls,
  body: Body,
  pending: Pending | undefined,
  remember: (pending: Pending | undefined) => void,
): Promise<AnyRecord> {
  const earlier = pending && !isSameBody(pending.body, body) ? pending : undefined;
  const made = earlier && (await repeat(calls, earlier, remember));
  if (earlier && made)
    return calls.update(made.id, made.version ?? 1, changes(earlier.body, body, new Set()));
  return attempt(calls, earlier ? fresh(body) : (pending ?? fresh(body)), remember);
}

const fresh = (body: Body): Pending => ({ key: newKey(), body });

async function attempt(
  calls: Calls,
  order: Pending,
  remember: (pending: Pending | undefined) => void,
): Promise<AnyRecord> {
  remember(order);
  try {
    const record = await calls.create(order.body, order.key);
    remember(undefined);
    return record;
  } catch (thrown) {
    if (isRefusal(thrown)) remember(undefined);
    throw thrown;
  }
}

const isRefusal = (thrown: unknown): boolean => !UNKNOWN.has(toApiError(thrown).kind);

/** The record of an earlier attempt; undefined when the server refused that one, so that nothing was made. */
async function repeat(
  calls: Calls,
  order: Pending,
  remember: (pending: Pending | undefined) => void,
): Promise<AnyRecord | undefined> {
  try {
    return await attempt(calls, order, remember);
  } catch (thrown) {
    if (isRefusal(thrown)) return undefined;
    throw thrown;
  }
}
