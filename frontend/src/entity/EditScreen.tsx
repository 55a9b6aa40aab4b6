import type { AnyEntity } from './defineEntity';
import { FormScreen } from './FormScreen';
import { useRecord, useRecordId } from './useRecord';

export function EditScreen({ entity }: { readonly entity: AnyEntity }) {
  const record = useRecord(entity.path, useRecordId());
  return <FormScreen key={record.id} entity={entity} record={record} />;
}
