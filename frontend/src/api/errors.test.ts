import { AxiosError, AxiosHeaders, CanceledError, type AxiosResponse } from 'axios';
import { expect, test } from 'vitest';
import { ApiError, toApiError } from './errors';

function failure(status: number, data: unknown, headers: Record<string, string> = {}): AxiosError {
  const config = { headers: new AxiosHeaders() };
  const response: AxiosResponse = { status, data, headers, statusText: '', config };
  return new AxiosError('failed', undefined, config, undefined, response);
}

test.each([
  [400, 'validation'],
  [401, 'auth'],
  [403, 'forbidden'],
  [404, 'missing'],
  [409, 'conflict'],
  [412, 'stale'],
  [413, 'validation'],
  [422, 'validation'],
  [428, 'server'],
  [429, 'throttled'],
  [502, 'server'],
])('status %i is %s', (status, kind) => {
  expect(toApiError(failure(status, { code: 'x', detail: 'No.' })).kind).toBe(kind);
});

test('messages are kept by field, the first of each', () => {
  const errors = [
    { field: 'name', code: 'blank', message: 'Needed.' },
    { field: 'name', code: 'long', message: 'Too long.' },
    { field: 'lines.0.quantity', code: 'min', message: 'At least 0.' },
  ];
  const error = toApiError(failure(422, { code: 'invalid', detail: 'Invalid.', errors }));
  expect([...error.fields]).toEqual([
    ['name', 'Needed.'],
    ['lines.0.quantity', 'At least 0.'],
  ]);
  expect(error.form).toEqual([]);
});

test('without named fields the detail belongs to the form', () => {
  const error = toApiError(failure(409, { code: 'credit_hold', detail: 'Customer is on hold.' }));
  expect(error.form).toEqual(['Customer is on hold.']);
  expect(error.code).toBe('credit_hold');
});

test('the sign-in envelope names fields by param', () => {
  const error = toApiError(
    failure(400, { status: 400, errors: [{ param: 'password', message: 'Too short.' }] }),
  );
  expect(error.fields.get('password')).toBe('Too short.');
});

test('a stale answer carries the record as it is now', () => {
  const error = toApiError(
    failure(412, { code: 'stale', detail: 'Changed.', current: { id: 3, version: 9 } }),
  );
  expect(error.current).toEqual({ id: 3, version: 9 });
});

test('headers say how long to wait and where to look', () => {
  const error = toApiError(failure(429, {}, { 'retry-after': '30', 'x-request-id': 'abc12345' }));
  expect([error.retryAfter, error.requestId]).toEqual([30, 'abc12345']);
});

test('no answer is offline, an aborted request is cancelled, a page of HTML is the server', () => {
  expect(toApiError(new AxiosError('Network Error')).kind).toBe('offline');
  expect(toApiError(new CanceledError()).kind).toBe('cancelled');
  expect(toApiError(failure(502, '<html>')).kind).toBe('server');
});

test('an ApiError stays itself', () => {
  const error = new ApiError('missing', 'Gone.');
  expect(toApiError(error)).toBe(error);
});

test('only passing failures are worth another try', () => {
  expect(toApiError(failure(503, {})).isPassing).toBe(true);
  expect(toApiError(failure(422, {})).isPassing).toBe(false);
});
