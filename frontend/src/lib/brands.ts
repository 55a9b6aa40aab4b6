/** Kinds of value that JSON writes alike. A brand costs nothing at run time and makes a mix-up a type error. */
declare const brand: unique symbol;

/** An exact decimal as the API writes it: `-1234.50`. Never a JavaScript number. */
export type Decimal = string & { readonly [brand]: 'decimal' };
/** A calendar day, `YYYY-MM-DD`, without a time zone. */
export type IsoDate = string & { readonly [brand]: 'date' };
/** A moment, ISO 8601 in UTC. */
export type Instant = string & { readonly [brand]: 'instant' };
/** The id of a record of the named entity. */
export type Ref<E extends string> = number & { readonly [brand]: E };
