/** What was typed and not saved yet, kept in this tab by person and record; the sign-out clears it. */
import type { FormValues } from './values';

const PREFIX = 'pm.draft.';

/** A creation whose outcome is not known: the same key and body must be sent until an answer comes. */
export interface Pending {
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Draft {
  /** Version that the values were made from; 0 for a new record. */
  readonly version: number;
  /** The values as they were read, to merge with when the record has moved on. */
  readonly base: FormValues;
  readonly values: FormValues;
  /** When it was kept, ISO 8601. */
  readonly at: string;
  readonly pending?: Pending | undefined;
}

export const draftKey = (userId: number, form: string, recordId: number | undefined): string =>
  `${PREFIX}${userId}.${form}.${recordId ?? 'new'}`;

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'values' in value && 'base' in value && 'version' in value;

/** Storage can be forbidden or hold what an older program wrote; there is no draft then. */
export function readDraft(key: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return isDraft(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function writeDraft(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    return;
  }
}

export function clearDraft(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
}
