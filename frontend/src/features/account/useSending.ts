import { useState } from 'react';
import { toApiError, type ApiError } from '@/api/errors';

export interface Sending {
  readonly isBusy: boolean;
  /** The server's words for a field. */
  errorOf(this: void, field: string): string | undefined;
  /** Refusals of fields that are not named in `errorOf`, and of the whole request. */
  readonly alerts: readonly string[];
  /** Runs `work` once at a time; a refusal is kept, anything else calls `then`. */
  send<T>(this: void, work: () => Promise<T>, then?: (result: T) => void): void;
}

const ADVICE: Partial<Record<ApiError['kind'], string>> = {
  offline: 'The server cannot be reached. Try again when you are back online.',
  server: 'The server failed. Try again.',
};

function wait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return seconds < 90 ? `${seconds} seconds` : `${minutes} minutes`;
}

function alertsOf(error: ApiError, shown: readonly string[]): readonly string[] {
  if (error.kind === 'throttled') return [`Too many attempts. Try again in ${wait(error.retryAfter ?? 60)}.`];
  const advice = ADVICE[error.kind];
  if (advice) return [advice];
  const strays = [...error.fields].filter(([field]) => !shown.includes(field)).map(([, words]) => words);
  return [...error.form, ...strays];
}

/** One small form: what is on its way, and what the server refused. `shown` are the fields it has on the page. */
export function useSending(...shown: readonly string[]): Sending {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const send: Sending['send'] = (work, then) => {
    setBusy(true);
    setError(undefined);
    work()
      .then((result) => then?.(result))
      .catch((thrown: unknown) => setError(toApiError(thrown)))
      .finally(() => setBusy(false));
  };
  return {
    isBusy,
    send,
    errorOf: (field) => error?.fields.get(field),
    alerts: error ? alertsOf(error, shown) : [],
  };
}
