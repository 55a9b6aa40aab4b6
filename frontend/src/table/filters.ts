import type { FilterKey, Keys, Path, Row } from '@/api/paths';
import type { EntityFilter, FilterKind } from './types';

/** The lookups that each kind of filter writes; a parameter the endpoint lacks is a type error at the declaration. */
const LOOKUPS = {
  text: ['__icontains'],
  code: [''],
  number: ['__gte', '__lte'],
  date: ['__gte', '__lte'],
  choice: ['__in'],
  choices: ['__has'],
  ref: ['__in'],
  bool: [''],
} as const satisfies Readonly<Record<FilterKind, readonly string[]>>;

/** The lookup of each kind that asks whether there is nothing. */
const EMPTY = {
  text: '__isempty',
  code: '__isempty',
  number: '__isempty',
  date: '__isempty',
  choice: '__isempty',
  choices: '__isempty',
  ref: '__isnull',
  bool: '__isempty',
} as const satisfies Readonly<Record<FilterKind, string>>;

interface ValuesOf {
  text: 'text';
  code: 'text';
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

/** `{ empty: true }` offers "is empty" too, where the endpoint has the parameter. */
type EmptyOption<P extends Path, Kind extends FilterKind, Key extends string> =
  `${Key}${(typeof EMPTY)[Kind]}` extends FilterKey<P>
    ? { readonly empty?: true }
    : Readonly<Record<string, never>>;

type FiltersOf<P extends Path> = {
  readonly [Kind in FilterKind]: <Key extends Filterable<P, Kind>>(
    key: Key,
    label: string,
    options?: EmptyOption<P, Kind, Key>,
  ) => EntityFilter<P>;
} & {
  /** `active`, `inactive` or `all`: the one choice that takes a single value. */
  readonly status: (label?: string) => EntityFilter<P>;
};

const made = (kind: FilterKind) => (key: string, label: string, options?: { readonly empty?: true }) => ({
  kind,
  key,
  label,
  params: LOOKUPS[kind].map((lookup) => key + lookup),
  ...(options?.empty ? { empty: key + EMPTY[kind] } : {}),
});

const factories = {
  ...Object.fromEntries((Object.keys(LOOKUPS) as FilterKind[]).map((kind) => [kind, made(kind)])),
  status: (label = 'Status') => ({ kind: 'choice', key: 'status', label, params: ['status'] }),
};

export const filtersOf = <P extends Path>() => factories as unknown as FiltersOf<P>;
