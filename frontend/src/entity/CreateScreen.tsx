import { useSearchParams } from 'react-router';
import type { AnyEntity } from './defineEntity';
import { FormScreen } from './FormScreen';
import { usePrefill } from './prefill';

/** A new record; the address may carry values: `?supplier=3`. */
export function CreateScreen({ entity }: { readonly entity: AnyEntity }) {
  const [search] = useSearchParams();
  const initial = usePrefill(entity, search);
  return <FormScreen entity={entity} initial={initial} />;
}
