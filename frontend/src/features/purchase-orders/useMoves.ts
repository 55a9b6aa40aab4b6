import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import { useMutate } from '@/entity/useMutate';
import { toast } from '@/ui/toasts';
import { ORDERS, type Move, type Order } from './order';
import type { Asked } from './MoveDialog';

export interface Moves {
  readonly isBusy: boolean;
  /** The move whose day or reason is being asked for. */
  readonly asking: Move | undefined;
  /** Moves at once, or asks first where the move needs something said. */
  readonly start: (this: void, move: Move) => void;
  readonly send: (this: void, move: Move, asked?: Asked) => Promise<unknown>;
  readonly stop: (this: void) => void;
}

/** Moving an order along its stages. */
export function useMoves(order: Order): Moves {
  const cache = useQueryClient();
  const { act, isBusy } = useMutate({ path: ORDERS, touches: ['/api/v1/accounts-receivables/'] });
  const [asking, setAsking] = useState<Move>();
  const send = async (move: Move, asked: Asked = {}) => {
    try {
      return await act(order, 'transition', { to: move.to, ...asked });
    } catch (thrown) {
      if (toApiError(thrown).kind === 'stale') {
        await cache.invalidateQueries({ queryKey: keys.detail(ORDERS, order.id) });
        throw new Error('Somebody changed this order meanwhile; it is shown as it is now. Try again.');
      }
      throw thrown;
    }
  };
  const isAsked = (move: Move) => move.sets !== '' || move.back || move.to === 'cancelled';
  const start = (move: Move) => {
    if (isAsked(move)) setAsking(move);
    else send(move).catch((thrown: unknown) => toast(messageOf(thrown), { tone: 'danger' }));
  };
  return { isBusy, asking, start, send, stop: () => setAsking(undefined) };
}

const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : toApiError(thrown).message;
