import { beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '@/api/errors';
import type { Pending } from './draft';
import { createOnce, type Calls } from './submission';

const create = vi.fn<Calls['create']>();
const update = vi.fn<Calls['update']>();
const calls: Calls = { create, update };
let pending: Pending | undefined;
const remember = (next: Pending | undefined) => {
  pending = next;
};
const send = (body: object) => createOnce(calls, { ...body }, pending, remember);
const failing = (kind: ConstructorParameters<typeof ApiError>[0]) => new ApiError(kind, kind);

beforeEach(() => {
  vi.clearAllMocks();
  pending = undefined;
  create.mockResolvedValue({ id: 7, version: 1 });
  update.mockResolvedValue({ id: 7, version: 2 });
});

test('a record is created under a key of its own, which is forgotten with the answer', async () => {
  await expect(send({ name: 'Acme' })).resolves.toEqual({ id: 7, version: 1 });
  expect(create).toHaveBeenCalledExactlyOnceWith({ name: 'Acme' }, expect.any(String));
  expect(pending).toBeUndefined();
});

test.each(['offline', 'server', 'cancelled'] as const)(
  'after %s the same key and body are kept',
  async (kind) => {
    create.mockRejectedValueOnce(failing(kind));
    await expect(send({ name: 'Acme' })).rejects.toThrow();
    const [, key] = create.mock.calls[0] ?? [];
    await send({ name: 'Acme' });
    expect(create).toHaveBeenLastCalledWith({ name: 'Acme' }, key);
    expect(pending).toBeUndefined();
  },
);

test('what was typed since is sent as a change of the record that the first attempt made', async () => {
  create.mockRejectedValueOnce(failing('offline'));
  await expect(send({ name: 'Acme', city: '' })).rejects.toThrow();
  await send({ name: 'Acme', city: 'Omaha' });
  expect(create).toHaveBeenLastCalledWith({ name: 'Acme', city: '' }, expect.any(String));
  expect(update).toHaveBeenCalledExactlyOnceWith(7, 1, { city: 'Omaha' });
});

test('when the first attempt turns out to be refused, what is typed now is created', async () => {
  create.mockRejectedValueOnce(failing('offline')).mockRejectedValueOnce(failing('validation'));
  await expect(send({ name: '' })).rejects.toThrow();
  await send({ name: 'Acme' });
  expect(create.mock.calls.map(([body]) => body)).toEqual([{ name: '' }, { name: '' }, { name: 'Acme' }]);
  expect(update).not.toHaveBeenCalled();
});

test('a refusal stores nothing, so the next attempt starts anew', async () => {
  create.mockRejectedValueOnce(failing('validation'));
  await expect(send({ name: '' })).rejects.toThrow();
  expect(pending).toBeUndefined();
  await send({ name: 'Acme' });
  const keys = create.mock.calls.map(([, key]) => key);
  expect(new Set(keys).size).toBe(2);
});
