export type FieldKind =
  | 'text'
  | 'longText'
  | 'code'
  | 'money'
  | 'weight'
  | 'price'
  | 'quantity'
  | 'number'
  | 'date'
  | 'instant'
  | 'choice'
  | 'choices'
  | 'ref'
  | 'refs'
  | 'user'
  | 'bool'
  | 'timeZone'
  | 'lines';

export interface FieldOptions<T> {
  /** Columns of the form's grid of three. */
  readonly span?: 1 | 2 | 3;
  readonly placeholder?: string;
  /** What a new record starts with. */
  readonly initial?: string | boolean;
  /** Overrides the help of the API's schema. */
  readonly help?: string;
  /** Shown only while this holds. */
  when?(this: void, values: Partial<T>): boolean;
  /** Filters for the picker of a reference: the plants of the chosen supplier. */
  narrow?(this: void, values: Partial<T>): Readonly<Record<string, string | number>>;
}

/** Required, length, decimals, choices and reference come from the entity's meta. */
export interface Field<T> extends FieldOptions<T> {
  readonly kind: FieldKind;
  readonly key: keyof T & string;
  readonly label: string;
}

export interface Section<T> {
  readonly label: string;
  readonly fields: readonly Field<T>[];
}
