import { Documents } from '@/detail/Documents';
import { DOCUMENTS, parentFieldOf } from '@/detail/documents';
import { entityName, type AnyEntity } from './defineEntity';
import { useMutate } from './useMutate';
import type { AnyDetail } from './useRecord';

export interface RecordDocumentsProps {
  readonly entity: AnyEntity;
  readonly record: AnyDetail;
  readonly expected?: readonly string[];
}

/** The files of a record; nothing for what files cannot hang on. They are written by who may write the record. */
export function RecordDocuments({ entity, record, expected = [] }: RecordDocumentsProps) {
  const { update, deactivate, restore } = useMutate({ path: DOCUMENTS });
  const parent = parentFieldOf(entityName(entity));
  if (!parent) return null;
  return (
    <Documents
      key={record.id}
      parent={parent}
      parentId={record.id}
      name={entity.title(record)}
      canWrite={record.can?.includes('edit') ?? false}
      expected={expected}
      calls={{ update, deactivate, restore }}
    />
  );
}
