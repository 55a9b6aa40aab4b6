import { http as mock, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Ref } from '@/lib/brands';
import { action, create, deactivate, list, printParams, read, update } from './client';
import { keys } from './keys';
import { pagesFor, rowAt } from './pagination';
import { upload } from './upload';

const SUPPLIERS = '/api/v1/suppliers/';
const seen: Request[] = [];
const answer = ({ request }: { request: Request }) => {
  seen.push(request);
  return HttpResponse.json({ id: 3, version: 2, name: 'Blue Mesa', results: [] });
};
const server = setupServer(mock.all('*/api/v1/*', answer));
const last = (): Request => {
  const request = seen.at(-1);
  if (!request) throw new Error('nothing was asked');
  return request;
};

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  seen.length = 0;
});
afterAll(() => server.close());

test('parameters are sorted, lists joined, undefined ones left out, commas inside values escaped', () => {
  expect(printParams({ supplier__in: [3, 4], q: 'a,b', city: undefined, limit: 100 })).toBe(
    'limit=100&q=a%2Cb&supplier__in=3,4',
  );
});

test('a lone surrogate does not throw', () => {
  expect(printParams({ q: '\ud800' })).toBe('q=%EF%BF%BD');
});

test('a list asks with its filters', async () => {
  await list(SUPPLIERS, { proteins__has: ['beef'], ordering: ['-name'] });
  expect(new URL(last().url).search).toBe('?ordering=-name&proteins__has=beef');
});

test('a change says which version it was made on', async () => {
  await update(SUPPLIERS, 3, 7, { name: 'Blue Mesa Beef' });
  expect(last().method).toBe('PATCH');
  expect(last().headers.get('if-match')).toBe('"7"');
});

test('a deactivation and an action carry the version too', async () => {
  await deactivate(SUPPLIERS, 3, 8);
  expect(last().headers.get('if-match')).toBe('"8"');
  await action('/api/v1/purchase-orders/', 5, 'transition', 9, { to: 'booked' });
  expect([new URL(last().url).pathname, last().headers.get('if-match')]).toEqual([
    '/api/v1/purchase-orders/5/transition/',
    '"9"',
  ]);
});

test('every create carries a key of its own, and repeats one it is given', async () => {
  await create(SUPPLIERS, { name: 'A' });
  const first = last().headers.get('idempotency-key');
  await create(SUPPLIERS, { name: 'A' });
  expect(last().headers.get('idempotency-key')).not.toBe(first);
  await create(SUPPLIERS, { name: 'A' }, 'kept');
  expect(last().headers.get('idempotency-key')).toBe('kept');
});

test('a refusal arrives as an ApiError', async () => {
  server.use(
    mock.get('*/api/v1/suppliers/9/', () =>
      HttpResponse.json({ code: 'missing', detail: 'No such record.' }, { status: 404 }),
    ),
  );
  await expect(read(SUPPLIERS, 9)).rejects.toMatchObject({ kind: 'missing', message: 'No such record.' });
});

test('files go up as one form beside their parent', async () => {
  await upload({
    files: [new File(['x'], 'bol.pdf')],
    parent: 'purchase_order',
    parentId: 5,
    fields: { kind: 'bol' },
  });
  expect(last().headers.get('content-type')).toContain('multipart/form-data');
});

test('equal filters make equal keys', () => {
  const supplier = 3 as Ref<'suppliers'>;
  expect(keys.list('/api/v1/purchase-orders/', { supplier, q: 'x' })).toEqual(
    keys.list('/api/v1/purchase-orders/', { q: 'x', supplier }),
  );
});

test.each([
  [0, 30, undefined, 1318, [0]],
  [90, 120, undefined, 1318, [0, 1]],
  [500, 530, 3, 1318, [0, 5]],
  [1310, 1400, undefined, 1318, [13]],
  [0, 30, 40, 0, []],
  [99_990, 100_050, undefined, 500_000, [999]],
])('rows %i to %i with the cursor at %s of %i need pages %j', (first, end, cursor, count, pages) => {
  expect(pagesFor(first, end, cursor, count)).toEqual(pages);
});

test('a row is found in its page', () => {
  const page = { next: null, previous: null, results: ['a', 'b'] };
  expect(rowAt(new Map([[1, page]]), 101)).toBe('b');
  expect(rowAt(new Map([[1, page]]), 5)).toBeUndefined();
});
