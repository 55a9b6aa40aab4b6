import { isAxiosError, isCancel, type AxiosResponse } from 'axios';

export type ApiErrorKind =
  | 'validation'
  | 'conflict'
  | 'stale'
  | 'auth'
  | 'csrf'
  | 'forbidden'
  | 'missing'
  | 'throttled'
  | 'offline'
  | 'cancelled'
  | 'server';

interface Details {
  readonly status?: number;
  readonly code?: string;
  readonly form?: readonly string[];
  readonly fields?: ReadonlyMap<string, string>;
  readonly body?: unknown;
  readonly retryAfter?: number;
  readonly requestId?: string;
}

/** Every failure of a request, in words that can be shown. Screens decide what to do; nothing here does. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiErrorKind;
  readonly status: number;
  /** The machine's word for it: `read_only`, `unique`, `credit_hold`. */
  readonly code: string;
  /** Messages that belong to no field. */
  readonly form: readonly string[];
  /** Messages by field; `lines.0.quantity` counts in the list as sent. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: unknown;
  /** Seconds to wait, when the server said so. */
  readonly retryAfter: number | undefined;
  /** What support needs to find this answer in the logs. */
  readonly requestId: string | undefined;

  constructor(kind: ApiErrorKind, message: string, details: Details = {}) {
    super(message);
    this.kind = kind;
    this.status = details.status ?? 0;
    this.code = details.code ?? kind;
    this.form = details.form ?? [message];
    this.fields = details.fields ?? new Map();
    this.body = details.body;
    this.retryAfter = details.retryAfter;
    this.requestId = details.requestId;
  }

  /** The record as it is now, when somebody else changed it first (kind `stale`). */
  get current(): unknown {
    return isObject(this.body) ? this.body['current'] : undefined;
  }

  /** Worth asking again by itself, if it only reads. */
  get isPassing(): boolean {
    return this.kind === 'offline' || (this.kind === 'server' && this.status >= 500);
  }
}

const KINDS: Readonly<Record<number, ApiErrorKind>> = {
  400: 'validation',
  401: 'auth',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  412: 'stale',
  413: 'validation',
  415: 'validation',
  422: 'validation',
  429: 'throttled',
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `field` is ours, `param` is that of the sign-in endpoints; an error of neither belongs to the form. */
function readErrors(body: Readonly<Record<string, unknown>>): {
  fields: Map<string, string>;
  form: string[];
} {
  const fields = new Map<string, string>();
  const form: string[] = [];
  const errors = Array.isArray(body['errors']) ? body['errors'].filter(isObject) : [];
  for (const error of errors) {
    const field = textOf(error['field']) || textOf(error['param']);
    const message = textOf(error['message']);
    if (field === '') form.push(message);
    else if (!fields.has(field)) fields.set(field, message);
  }
  return { fields, form };
}

function headersOf(response: AxiosResponse): Pick<Details, 'retryAfter' | 'requestId'> {
  const wait = Number(response.headers['retry-after']);
  const requestId = textOf(response.headers['x-request-id']);
  return {
    ...(Number.isFinite(wait) && wait > 0 ? { retryAfter: wait } : {}),
    ...(requestId === '' ? {} : { requestId }),
  };
}

const kindOf = (status: number, code: string): ApiErrorKind =>
  code === 'csrf_failed' ? 'csrf' : (KINDS[status] ?? 'server');

/** A problem+json, or the envelope of the sign-in endpoints. */
function fromBody(body: Readonly<Record<string, unknown>>, about: Details & { status: number }): ApiError {
  const { fields, form } = readErrors(body);
  const code = textOf(body['code']);
  const messages = [textOf(body['detail']), ...form, ...fields.values(), 'The request failed.'];
  const message = messages.find((text) => text !== '') ?? '';
  const isPlaced = fields.size > 0 || form.length > 0;
  return new ApiError(kindOf(about.status, code), message, {
    ...about,
    ...(code ? { code } : {}),
    fields,
    form: isPlaced ? form : [message],
  });
}

function fromResponse(response: AxiosResponse): ApiError {
  const { status } = response;
  const body: unknown = response.data;
  const about = { status, body, ...headersOf(response) };
  if (isObject(body)) return fromBody(body, about);
  return new ApiError(kindOf(status, ''), 'The server failed.', about);
}

/** Any thrown thing as an ApiError; an ApiError is returned as it is. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isCancel(error)) return new ApiError('cancelled', 'The request was cancelled.');
  if (!isAxiosError(error))
    return new ApiError('server', 'Something went wrong on this page.', { body: error });
  if (error.response) return fromResponse(error.response);
  return new ApiError('offline', 'The server cannot be reached.');
}
