import { useRef, useState } from 'react';
import { useSession } from '@/api/session';
import { clearDraft, draftKey, readDraft, writeDraft, type Draft, type Pending } from './draft';
import { merge } from './merge';
import type { Base } from './saveChanges';
import type { Codec, FormValues } from './values';

export interface DraftOptions {
  /** Names the form: the entity's name. */
  readonly name: string;
  readonly recordId: number | undefined;
  readonly codec: Codec;
  readonly base: Base;
  /** A form inside another keeps no draft. */
  readonly isOff: boolean;
}

export interface DraftKeeping {
  /** What the form starts with: the draft over the record, or the record alone. */
  readonly values: FormValues;
  /** When the draft that was put back had been kept, ISO 8601. */
  readonly restoredAt: string | undefined;
  /** Returns when it was kept, ISO 8601. */
  readonly keep: (this: void, base: Base, values: FormValues) => string | undefined;
  readonly discard: (this: void) => void;
  /** A creation without an answer yet; part of the draft, so that a reload does not create twice. */
  readonly pending: { current: Pending | undefined };
}

/** Typed values over the record as it is now; where both moved on, what was typed stands and is asked about on save. */
const restored = (codec: Codec, draft: Draft | undefined, base: Base): FormValues =>
  draft ? merge(draft.base, draft.values, base.values, { decimals: codec.decimals }).values : base.values;

/** Keeps what is typed in this tab, by person and record. */
export function useDraft({ name, recordId, codec, base, isOff }: DraftOptions): DraftKeeping {
  const key = draftKey(useSession().me.user, name, recordId);
  const [draft, setDraft] = useState(() => (isOff ? undefined : readDraft(key)));
  const [values] = useState(() => restored(codec, draft, base));
  const pending = useRef(draft?.pending);
  return {
    values,
    restoredAt: draft?.at,
    pending,
    keep: (from, typed) => {
      if (isOff) return undefined;
      const at = new Date().toISOString();
      writeDraft(key, {
        version: from.version,
        base: from.values,
        values: typed,
        at,
        pending: pending.current,
      });
      return at;
    },
    discard: () => {
      clearDraft(key);
      pending.current = undefined;
      setDraft(undefined);
    },
  };
}
