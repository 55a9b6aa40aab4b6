/** The one way to the server. It never shows, redirects or swallows anything: a failure is a thrown ApiError. */
import axios, { type AxiosProgressEvent, type AxiosRequestConfig } from 'axios';
import { toApiError } from './errors';
import type { Create, Detail, Path, Query, Row, Write } from './paths';
import type { paths } from './schema';

const TIMEOUT_MS = 15_000;

const encode = (value: unknown): string =>
  [value]
    .flat()
    .map((one) => encodeURIComponent(String(one).toWellFormed()))
    .join(',');

/** Parameters in the order of their names; lists joined by commas; undefined ones left out. */
export const printParams = (params: object): string =>
  Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${encode(value)}`)
    .join('&');

export const http = axios.create({
  xsrfCookieName: 'csrftoken',
  xsrfHeaderName: 'X-CSRFToken',
  timeout: TIMEOUT_MS,
  paramsSerializer: { serialize: printParams },
});
http.interceptors.response.use(undefined, (error: unknown) => Promise.reject(toApiError(error)));

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';
type Having<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;
type ParamsIn<O, Where extends string> = O extends {
  parameters: Record<Where, infer Q> | Partial<Record<Where, infer Q>>;
}
  ? NonNullable<Q>
  : never;
type PathParams<P extends keyof paths> = P extends `${string}{${string}}${string}`
  ? { readonly path: Readonly<Record<string, string | number>> }
  : { readonly path?: never };
type Reply<O> = O extends { responses: infer R }
  ? R extends Record<200 | 201 | 202, { content: Record<string, infer J> }>
    ? J
    : R extends { 200: { content: Record<string, infer J> } }
      ? J
      : R extends { 201: { content: Record<string, infer J> } }
        ? J
        : unknown
  : never;
type Body<O> = O extends { requestBody?: infer B }
  ? NonNullable<B> extends { content: Record<string, infer J> }
    ? J
    : undefined
  : undefined;

export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  /** The version read before: sent as `If-Match`. */
  readonly version?: number | undefined;
  /** Sent as `Idempotency-Key`; the same key and body get the same answer. */
  readonly key?: string | undefined;
  /** A whole ETag to send as `If-Match` instead of one made of `version`. */
  readonly etag?: string | undefined;
  readonly onProgress?: ((event: AxiosProgressEvent) => void) | undefined;
}

function configOf({ signal, version, key, etag, onProgress }: SendOptions): AxiosRequestConfig {
  const match = etag ?? (version === undefined ? undefined : `"${version}"`);
  return {
    headers: { ...(match ? { 'If-Match': match } : {}), ...(key ? { 'Idempotency-Key': key } : {}) },
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onUploadProgress: onProgress } : {}),
  };
}

const fill = (path: string, values: Readonly<Record<string, string | number>> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name] ?? '')));

async function send<T>(
  method: Method,
  url: string,
  data: unknown,
  options: SendOptions,
  params?: object,
): Promise<T> {
  const request = { method, url, ...configOf(options), ...(params ? { params } : {}) };
  return (await http.request<T>(data === undefined ? request : { ...request, data })).data;
}

type GetOptions<P extends keyof paths> = PathParams<P> & {
  readonly query?: ParamsIn<Operation<P, 'get'>, 'query'>;
  readonly signal?: AbortSignal | undefined;
};
type WriteOptions<P extends keyof paths> = PathParams<P> & SendOptions;
type Args<P extends keyof paths, O> = P extends `${string}{${string}}${string}`
  ? [options: O]
  : [options?: O];

/** `get('/api/v1/suppliers/', { query: { q: 'blue' } })`: parameters and reply follow from the path. */
export function get<P extends Having<'get'>>(
  path: P,
  ...[options]: Args<P, GetOptions<P>>
): Promise<Reply<Operation<P, 'get'>>> {
  return send('get', fill(path, options?.path), undefined, { signal: options?.signal }, options?.query);
}

const writer =
  <M extends 'post' | 'patch' | 'put'>(method: M) =>
  <P extends Having<M>>(
    path: P,
    body: Body<Operation<P, M>>,
    ...[options]: Args<P, WriteOptions<P>>
  ): Promise<Reply<Operation<P, M>>> =>
    send(method, fill(path, options?.path), body, options ?? {});

export const post = writer('post');
export const patch = writer('patch');
export const put = writer('put');

export async function remove<P extends Having<'delete'>>(
  path: P,
  ...[options]: Args<P, WriteOptions<P>>
): Promise<void> {
  await send('delete', fill(path, options?.path), undefined, options ?? {});
}

/** A fresh Idempotency-Key; keep it with the body until an answer came. */
export const newKey = (): string => crypto.randomUUID();

const one = (path: Path, id: number, then = ''): string => `${path}${id}/${then}`;

export interface ListPage<T> {
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly T[];
}

export const list = <P extends Path>(
  path: P,
  query: Query<P>,
  signal?: AbortSignal,
): Promise<ListPage<Row<P>>> => send('get', path, undefined, { signal }, query);

/** The exact count and the sums of the filtered list; sums are decimals by the name of their field. */
export type Summary = { readonly count: number } & Readonly<Record<string, string | number | null>>;

export const summary = <P extends Path>(path: P, query: Query<P>, signal?: AbortSignal): Promise<Summary> =>
  send('get', `${path}summary/`, undefined, { signal }, query);

export const read = <P extends Path>(path: P, id: number, signal?: AbortSignal): Promise<Detail<P>> =>
  send('get', one(path, id), undefined, { signal });

export const create = <P extends Path>(path: P, body: Create<P>, key = newKey()): Promise<Detail<P>> =>
  send('post', path, body, { key });

export const update = <P extends Path>(
  path: P,
  id: number,
  version: number,
  body: Write<P>,
): Promise<Detail<P>> => send('patch', one(path, id), body, { version });

/** A soft delete. */
export const deactivate = (path: Path, id: number, version: number): Promise<void> =>
  send('delete', one(path, id), undefined, { version });

export const restore = <P extends Path>(path: P, id: number, version: number): Promise<Detail<P>> =>
  send('post', one(path, id, 'restore/'), undefined, { version });

/** Any other verb of a record: `action(path, 7, 'transition', 3, { to: 'booked' })`. */
export const action = <P extends Path>(
  path: P,
  id: number,
  name: string,
  version: number,
  body: object = {},
  key = newKey(),
): Promise<Detail<P>> => send('post', one(path, id, `${name}/`), body, { version, key });

export interface HistoryEntry {
  readonly id: number;
  readonly at: string;
  readonly actor: number | null;
  readonly actor_name: string;
  readonly action: string;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** What else is known: `reason` and `on` of a stage move. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly request_id: string;
}

/** The audit trail of one record, newest first. */
export const history = (path: Path, id: number, signal?: AbortSignal): Promise<ListPage<HistoryEntry>> =>
  send('get', one(path, id, 'history/'), undefined, { signal });
