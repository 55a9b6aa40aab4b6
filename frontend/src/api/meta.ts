/** What is known of a field at run time; an absent key means no or unlimited. Generated into api/meta/. */
export interface FieldMeta {
  readonly readOnly?: true;
  readonly required?: true;
  readonly nullable?: true;
  /** A choice that may be left empty: '' is one of its values. */
  readonly blank?: true;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly decimals?: number;
  readonly format?: string;
  /** Values with their words, in the order to show them. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Name of the entity that this field refers to. */
  readonly entity?: string;
  readonly help?: string;
}

export type Meta<T> = Readonly<Record<keyof T & string, FieldMeta>>;
