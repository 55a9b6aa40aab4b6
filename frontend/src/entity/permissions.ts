import type { AnyEntity } from './defineEntity';

const bare = (key: string): string => key.replace(/^-/, '');

/** An entity without the fields that do not exist for this role: the server would refuse to filter or order by them. */
export function withoutHidden(entity: AnyEntity, hidden: readonly string[]): AnyEntity {
  if (hidden.length === 0) return entity;
  const isSeen = ({ key }: { readonly key: string }): boolean => !hidden.includes(key);
  return {
    ...entity,
    columns: entity.columns.filter(isSeen),
    filters: entity.filters.filter(isSeen),
    orderings: entity.orderings.filter((ordering) => !hidden.includes(bare(ordering))),
  };
}
