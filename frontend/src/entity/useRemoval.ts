import { toApiError } from '@/api/errors';
import { toast } from '@/ui/toasts';
import type { AnyEntity, AnyRow } from './defineEntity';
import { useMutate } from './useMutate';
import type { AnyDetail } from './useRecord';

export interface Removal {
  readonly deactivate: (this: void, record: AnyDetail) => void;
  readonly restore: (this: void, record: AnyDetail) => void;
}

const complain = (error: unknown): void => {
  toast(toApiError(error).message, { tone: 'danger' });
};

/** Takes a record out of use and back again. Each can be taken back from the message that tells of it. */
export function useRemoval(entity: AnyEntity): Removal {
  const { deactivate, restore } = useMutate(entity);
  const titleOf = (record: AnyRow): string => entity.title(record);
  const takeBack = (record: AnyDetail) => {
    restore(record).then((now) => toast(`${titleOf(now)} is active again`), complain);
  };
  const takeOut = (record: AnyDetail) => {
    deactivate(record).then(
      (now) => toast(`${titleOf(now)} is inactive`, { undo: () => takeBack(now) }),
      complain,
    );
  };
  return { deactivate: takeOut, restore: takeBack };
}
