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

type Messages = readonly (readonly [path: string, message: string])[];
const asSent = (path: string): string => path;

/**
 * `isShown` says whether a field is on the page; `place` turns a path of the body as sent into that of the form
 * (lines left out of the body shift the numbers). What is not on the page, or is a list as a whole, is said on top.
 */
export function placeMessages(
  messages: Messages,
  isShown: (key: string) => boolean,
  place: (path: string) => string = asSent,
): Placed {
  const entries = messages.map(([path, message]) => [place(path), message] as const);
  const isPlaced = ([path]: readonly [string, string]) => isShown(topOf(path)) && path !== LINES;
  return {
    fields: new Map(entries.filter(isPlaced)),
    alerts: entries.filter((entry) => !isPlaced(entry)).map(([, message]) => message),
  };
}

/** A list as a whole has no input of its own. */
const LINES = 'lines';

export function placeErrors(
  error: ApiError,
  isShown: (key: string) => boolean,
  place: (path: string) => string = asSent,
): Placed {
  if (error.fields.size === 0) return { fields: new Map(), alerts: alertsOf(error) };
  const { fields, alerts } = placeMessages([...error.fields], isShown, place);
  return { fields, alerts: [...error.form, ...alerts] };
}
