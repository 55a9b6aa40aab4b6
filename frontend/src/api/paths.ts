/** Types of each endpoint, all inferred from the generated `paths`, and names of entities. */
import type { Decimal, Instant, IsoDate, Ref } from '@/lib/brands';
import type { paths } from './schema';

type JsonOf<R> = R extends { content: { 'application/json': infer J } } ? J : never;
type OkOf<O> = O extends { responses: { 200: infer R } } ? JsonOf<R> : never;

interface Listing {
  get: { responses: { 200: { content: { 'application/json': { results: unknown[] } } } } };
}

/** A list endpoint: `/api/v1/suppliers/`. */
export type Path = { [P in keyof paths]: paths[P] extends Listing ? P : never }[keyof paths];

/** One record as the list has it. */
export type Row<P extends Path> = paths[P] extends { get: infer G }
  ? OkOf<G> extends { results: (infer R extends { readonly id: number })[] }
    ? R
    : never
  : never;

type One<P extends Path> = `${P}{id}/` extends infer D extends keyof paths ? paths[D] : never;

/** One record as its own address has it: the row and its children. */
export type Detail<P extends Path> = One<P> extends { get: infer G } ? OkOf<G> : never;

/** The body of a change: every field optional. Never for what cannot be written. */
export type Write<P extends Path> =
  One<P> extends { patch: { requestBody?: infer B } } ? JsonOf<NonNullable<B>> : never;

/** The body that creates a record. */
export type Create<P extends Path> = paths[P] extends { post: { requestBody?: infer B } }
  ? JsonOf<NonNullable<B>>
  : never;

/** The parameters of the list: filters, `q`, `ordering`, `limit`, `offset`. */
export type Query<P extends Path> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;

type ItemsOf<V> = V extends readonly (infer I)[] ? I : V;

/** One ordering offered, such as `name` or `-name`. */
export type Ordering<P extends Path> =
  Query<P> extends { ordering?: infer O } ? ItemsOf<NonNullable<O>> : never;

type Steering = 'ordering' | 'limit' | 'offset' | 'cursor' | 'fields' | 'q' | 'format';
/** The parameters that narrow a list. */
export type Filters<P extends Path> = Omit<Query<P>, Steering>;
export type FilterKey<P extends Path> = keyof Filters<P> & string;

/** The last part of a list's address: `suppliers`; what `Ref<…>`, `x-entity` and the routes are named by. */
export type EntityName = Path extends infer P ? (P extends `/api/v1/${infer N}/` ? N : never) : never;

export const nameOf = (path: Path): EntityName => path.slice('/api/v1/'.length, -1) as EntityName;
export const pathOf = (name: EntityName): Path => `/api/v1/${name}/` as Path;

/** What kind of value a type holds, by its brand. */
export type KindOf<V> = V extends boolean
  ? 'bool'
  : V extends Decimal
    ? 'decimal'
    : V extends IsoDate
      ? 'date'
      : V extends Instant
        ? 'instant'
        : V extends Ref<'users'>
          ? 'user'
          : V extends Ref<string>
            ? 'ref'
            : V extends readonly (infer I)[]
              ? ListKindOf<I>
              : V extends string
                ? string extends V
                  ? 'text'
                  : 'choice'
                : V extends number
                  ? 'number'
                  : 'other';
type ListKindOf<I> =
  I extends Ref<string> ? 'refs' : I extends string ? (string extends I ? 'other' : 'choices') : 'lines';

/** The keys of T whose value is of kind K; nullable and role-dependent ones count. */
export type Keys<T, K> = {
  [P in keyof T]-?: KindOf<NonNullable<T[P]>> extends K ? P : never;
}[keyof T] &
  string;

/** The column that holds the words of a reference: `supplier` → `supplier_name`, `contacts` → `contact_names`. */
export const nameKey = (key: string, many = false): string =>
  many ? `${key.replace(/s$/, '')}_names` : `${key}_name`;
