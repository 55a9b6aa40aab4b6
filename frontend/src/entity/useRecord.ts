import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { read } from '@/api/client';
import { ApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import type { Path } from '@/api/paths';
import type { AnyRow } from './defineEntity';

/** A record as its own address has it: the row, its children, and what one may do with it. */
export type AnyDetail = AnyRow & {
  readonly version: number;
  readonly status?: 'active' | 'inactive';
  readonly can?: readonly string[];
};

/** One record by id, for loaders, screens and panels. */
export const recordQuery = (path: Path, id: number) =>
  queryOptions({
    queryKey: keys.detail(path, id),
    queryFn: async ({ signal }) => (await read(path, id, signal)) as unknown as AnyDetail,
  });

export const useRecord = (path: Path, id: number): AnyDetail => useSuspenseQuery(recordQuery(path, id)).data;

const WHOLE = /^\d{1,15}$/;

/** The id in the address; what is no number is a record that is not there. */
export function useRecordId(): number {
  const { id = '' } = useParams();
  if (!WHOLE.test(id)) throw new ApiError('missing', 'There is no such record.', { status: 404 });
  return Number(id);
}
