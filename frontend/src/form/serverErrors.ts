/** Where each refusal of the server is shown: at its field, or on top when no such field is on the page. */
import type { ApiError, ApiErrorKind } from '@/api/errors';

export interface Placed {
  /** Messages by the path of a field on the page. */
  readonly fields: ReadonlyMap<string, string>;
  readonly alerts: readonly string[];
}

/** What a person can do about failures that name no field. */
const ADVICE: Partial<Record<ApiErrorKind, string>> = {
  offline: 'The server cannot be reached. Nothing is lost: save again when you are back online.',
  auth: 'You have been signed out. Sign in again and save; nothing you typed is lost.',
  csrf: 'The page was open too long. Save again.',
  throttled: 'Too many requests. Wait a moment and save again.',
  forbidden: 'You may not save this.',
  server: 'The server failed. Nothing is lost: try to save again.',
};

const topOf = (path: string): string => path.split('.')[0] ?? path;

function alertsOf(error: ApiError): readonly string[] {
  const advice = ADVICE[error.kind];
  if (!advice) return error.form;
  return error.kind === 'forbidden' && error.message !== '' ? [error.message] : [advice];
}

/**
 * `isShown` says whether a field is on the page; `place` turns a path of the body as sent into that of the form
 * (lines left out of the body shift the numbers).
 */
export function placeErrors(
  error: ApiError,
  isShown: (key: string) => boolean,
  place: (path: string) => string = (path) => path,
): Placed {
  const entries = [...error.fields].map(([path, message]) => [place(path), message] as const);
  const fields = new Map(entries.filter(([path]) => isShown(topOf(path))));
  const strays = entries.filter(([path]) => !fields.has(path)).map(([path, words]) => `${words} (${path})`);
  return { fields, alerts: [...(entries.length > 0 ? error.form : alertsOf(error)), ...strays] };
}
