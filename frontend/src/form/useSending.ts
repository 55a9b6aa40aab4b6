import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
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

/** What went wrong as a whole, in words that say what to do; nothing for what the person gave up themselves. */
export function alertsOf(error: ApiError, shown: readonly string[] = []): readonly string[] {
  if (error.kind === 'cancelled') return [];
  if (error.kind === 'throttled') return [`Too many attempts. Try again in ${wait(error.retryAfter ?? 60)}.`];
  const advice = ADVICE[error.kind];
  if (advice) return [advice];
  const strays = [...error.fields].filter(([field]) => !shown.includes(field)).map(([, words]) => words);
  return [...error.form, ...strays];
}

/** One small form: what is on its way, and what the server refused. `shown` are the fields it has on the page. */
export function useSending(...shown: readonly string[]): Sending {
  const isUnderWay = useRef(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSettled: () => {
      isUnderWay.current = false;
    },
  });
  const refusal = error ? toApiError(error) : undefined;
  return {
    isBusy: isPending,
    send: (work, then) => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      mutate(async () => {
        const result = await work();
        then?.(result);
      });
    },
    errorOf: (field) => refusal?.fields.get(field),
    alerts: refusal ? alertsOf(refusal, shown) : [],
  };
}
