import { useState } from 'react';
import { useLocation } from 'react-router';
import { useRecord, useRecordId } from '@/entity/useRecord';
import type { Missing } from './Desk';
import { DeskScreen } from './DeskScreen';
import { ORDERS } from './order';

interface Round {
  /** Counts the saves that stayed on this page: each starts a fresh form over what is saved now. */
  readonly number: number;
  readonly missing: readonly Missing[];
}

const isMissing = (value: unknown): value is readonly Missing[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'field' in one);

/** What the page before found missing travels with the address. */
function missingIn(state: unknown): readonly Missing[] {
  if (typeof state !== 'object' || state === null || !('missing' in state)) return [];
  return isMissing(state.missing) ? state.missing : [];
}

export function Component() {
  const id = useRecordId();
  const record = useRecord(ORDERS, id);
  const location = useLocation();
  const [round, setRound] = useState<Round>(() => ({ number: 0, missing: missingIn(location.state) }));
  return (
    <DeskScreen
      key={`${id}-${round.number}`}
      record={record}
      missing={round.missing}
      onIncomplete={(_, missing) => setRound({ number: round.number + 1, missing })}
    />
  );
}
