import type { AnyEntity } from './defineEntity';

export function CreateScreen({ entity }: { readonly entity: AnyEntity }) {
  return <h1>{entity.label.one}</h1>;
}
