import type { Vocabulary } from '@/detail/historyWords';
import { History } from '@/detail/History';
import { fieldsIn } from '@/form/values';
import type { AnyEntity } from './defineEntity';

export interface RecordHistoryProps {
  readonly entity: AnyEntity;
  readonly id: number;
  /** Meta of what is written inside the record, by field. */
  readonly childMeta?: NonNullable<Vocabulary['children']>;
}

/** The trail of a record in the words of its form. */
export function RecordHistory({ entity, id, childMeta = {} }: RecordHistoryProps) {
  const columns = entity.columns.map(({ key, label }) => [key, label] as const);
  const fields = fieldsIn(entity.form ?? []).map(({ key, label }) => [key, label] as const);
  return (
    <History
      path={entity.path}
      id={id}
      labels={new Map([...columns, ...fields])}
      meta={entity.meta}
      childMeta={childMeta}
    />
  );
}
