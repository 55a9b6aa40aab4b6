import { useQueryClient } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { toApiError } from '@/api/errors';
import { keys } from '@/api/keys';
import { useMutate } from '@/entity/useMutate';
import { toast } from '@/ui/toasts';
import { ORDERS, type Order } from './order';
import { bodyOf, isChanged, withTyped, wrongCells, type Typed } from './weights';

export interface Weights {
  readonly typed: Typed;
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  /** The server's words by path: `lines.0.shipped_weight`. */
  readonly errors: ReadonlyMap<string, string>;
  readonly type: (this: void, key: string, text: string) => void;
  readonly onKey: (this: void, event: KeyboardEvent<HTMLInputElement>) => void;
  readonly save: (this: void) => void;
  readonly discard: (this: void) => void;
}

const NONE: Typed = new Map();

/** Up, down and Enter go along a column; Tab goes through the cells by itself. */
function moveAlong(event: KeyboardEvent<HTMLInputElement>, by: number): void {
  const { row, field } = event.currentTarget.dataset;
  const table = event.currentTarget.closest('table');
  const next = table?.querySelector<HTMLInputElement>(
    `input[data-row="${Number(row) + by}"][data-field="${field}"]`,
  );
  if (!next) return;
  event.preventDefault();
  next.focus();
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, Enter: 1, ArrowUp: -1 };

/** Keying in catch weights on the record: kept as typed until they are saved together, in one change. */
export function useWeights(order: Order): Weights {
  const cache = useQueryClient();
  const [typed, setTyped] = useState<Typed>(NONE);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const { update, isBusy } = useMutate({ path: ORDERS });
  const changed = isChanged(order.lines, typed);

  const refused = async (thrown: unknown) => {
    const error = toApiError(thrown);
    setErrors(error.fields);
    if (error.kind === 'stale') await cache.invalidateQueries({ queryKey: keys.detail(ORDERS, order.id) });
    const words =
      error.kind === 'stale'
        ? 'Somebody changed this order meanwhile. Your weights are still here: look, and save again.'
        : error.message;
    toast(words, { tone: 'danger' });
  };
  const save = () => {
    if (!changed || isBusy || wrongCells(typed).length > 0) return;
    setErrors(new Map());
    update(order.id, order.version, { lines: bodyOf(withTyped(order.lines, typed)) })
      .then(() => setTyped(NONE))
      .catch((thrown: unknown) => void refused(thrown));
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
      return;
    }
    const by = STEPS[event.key];
    if (by !== undefined) moveAlong(event, by);
  };
  return {
    typed,
    isChanged: changed,
    isBusy,
    errors,
    type: (key, text) => setTyped((old) => new Map(old).set(key, text)),
    onKey,
    save,
    discard: () => setTyped(NONE),
  };
}
