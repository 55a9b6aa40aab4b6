import type { FilterKey, Keys, Path, Row } from '@/api/paths';
import type { EntityFilter, FilterKind } from './types';

/** The lookups that each kind of filter writes; a parameter the endpoint lacks is a type error at the declaration. */
const LOOKUPS = {
  text: ['__icontains'],
  number: ['__gte', '__lte'],
  date: ['__gte', '__lte'],
  choice: ['__in'],
  choices: ['__has'],
  ref: ['__in'],
  bool: [''],
} as const satisfies Readonly<Record<FilterKind, readonly string[]>>;

interface ValuesOf {
  text: 'text';
  number: 'decimal' | 'number';
  date: 'date' | 'instant';
  choice: 'choice';
  choices: 'choices';
  ref: 'ref' | 'user' | 'refs';
  bool: 'bool';
}

/** Keys of the row for which every lookup of the kind is a parameter of the list. */
type Filterable<P extends Path, Kind extends FilterKind> = {
  [Key in Keys<Row<P>, ValuesOf[Kind]>]: `${Key}${(typeof LOOKUPS)[Kind][number]}` extends FilterKey<P>
    ? Key
    : never;
}[Keys<Row<P>, ValuesOf[Kind]>];

type FiltersOf<P extends Path> = {
  readonly [Kind in FilterKind]: (key: Filterable<P, Kind>, label: string) => EntityFilter<P>;
} & {
  /** `active`, `inactive` or `all`: the one choice that takes a single value. */
  readonly status: (label?: string) => EntityFilter<P>;
};

const factories = {
  ...Object.fromEntries(
    Object.entries(LOOKUPS).map(([kind, lookups]) => [
      kind,
      (key: string, label: string) => ({ kind, key, label, params: lookups.map((lookup) => key + lookup) }),
    ]),
  ),
  status: (label = 'Status') => ({ kind: 'choice', key: 'status', label, params: ['status'] }),
};

export const filtersOf = <P extends Path>() => factories as unknown as FiltersOf<P>;
