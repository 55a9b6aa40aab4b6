/** Changing a record that somebody else may change at the same time. */
import { toApiError } from '@/api/errors';
import { changes, merge, type Clash, type Side } from './merge';
import type { Calls } from './submission';
import type { AnyRecord, Codec, FormValues } from './values';

/** What the typed values were made from. */
export interface Base {
  readonly version: number;
  readonly values: FormValues;
}

/** Two people changed the same fields: somebody has to decide. */
export interface Conflict {
  readonly clashes: readonly Clash[];
  /** The record as it is now. */
  readonly theirs: AnyRecord;
}

export type Outcome = { readonly saved: AnyRecord } | { readonly conflict: Conflict };

export interface Change {
  readonly calls: Calls;
  readonly codec: Codec;
  readonly record: AnyRecord;
  readonly base: Base;
  readonly values: FormValues;
  /** Told when the other side's changes came in without a question. */
  readonly onMerged: (this: void, base: Base, values: FormValues) => void;
}

export const baseOf = (codec: Codec, record: AnyRecord | undefined, initial: FormValues = {}): Base => ({
  version: record?.version ?? 0,
  values: { ...codec.read(record), ...initial },
});

/** The part of the body that was changed by hand. */
export const changedBody = (codec: Codec, base: Base, values: FormValues): Record<string, unknown> =>
  changes(codec.write(base.values), codec.write(values), codec.decimals);

/** What stands in the form once each clash is decided. */
export const settled = (
  codec: Codec,
  base: Base,
  values: FormValues,
  theirs: Base,
  picks: ReadonlyMap<string, Side>,
): FormValues => merge(base.values, values, theirs.values, { decimals: codec.decimals, picks }).values;

/** Sends only what was changed. A stale save is merged by field and sent again, unless both changed the same. */
export async function saveChanges(change: Change): Promise<Outcome> {
  const { calls, codec, record, base, values } = change;
  const body = changedBody(codec, base, values);
  if (Object.keys(body).length === 0) return { saved: record };
  try {
    return { saved: await calls.update(record.id, base.version, body) };
  } catch (thrown) {
    const error = toApiError(thrown);
    if (error.kind !== 'stale' || !error.current) throw thrown;
    return reconcile(change, error.current as AnyRecord);
  }
}

async function reconcile(change: Change, theirs: AnyRecord): Promise<Outcome> {
  const { codec, base } = change;
  const now = baseOf(codec, theirs);
  const { values, clashes } = merge(base.values, change.values, now.values, { decimals: codec.decimals });
  if (clashes.length > 0) return { conflict: { clashes, theirs } };
  change.onMerged(now, values);
  return saveChanges({ ...change, base: now, values });
}
