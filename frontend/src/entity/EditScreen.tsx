import type { AnyEntity } from './defineEntity';

export function EditScreen({ entity }: { readonly entity: AnyEntity }) {
  return <h1>{entity.label.one}</h1>;
}
