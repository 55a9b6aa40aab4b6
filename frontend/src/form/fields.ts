import type { Keys, Path, Write } from '@/api/paths';
import type { Field, FieldKind, FieldOptions, Section } from './types';

/** Which kinds of value each kind of field can write. */
interface ValuesOf {
  text: 'text';
  longText: 'text';
  code: 'text';
  money: 'decimal';
  weight: 'decimal';
  price: 'decimal';
  quantity: 'decimal';
  number: 'number';
  date: 'date';
  instant: 'instant';
  choice: 'choice';
  choices: 'choices';
  ref: 'ref' | 'user';
  refs: 'refs';
  user: 'user';
  bool: 'bool';
  timeZone: 'text';
  lines: 'lines';
}

type Fields<T> = {
  readonly [Kind in FieldKind]: (
    key: Keys<T, ValuesOf[Kind]>,
    label: string,
    options?: FieldOptions<T>,
  ) => Field<T>;
} & { readonly section: (label: string, ...fields: readonly Field<T>[]) => Section<T> };

const KINDS = [
  'text',
  'longText',
  'code',
  'money',
  'weight',
  'price',
  'quantity',
  'number',
  'date',
  'instant',
  'choice',
  'choices',
  'ref',
  'refs',
  'user',
  'bool',
  'timeZone',
  'lines',
] as const satisfies readonly FieldKind[];

const factories = {
  ...Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      (key: string, label: string, options?: object) => ({ kind, key, label, ...options }),
    ]),
  ),
  section: (label: string, ...fields: readonly unknown[]) => ({ label, fields }),
};

/** Factories of fields for any body, such as that of a line inside its parent. */
export const fieldsOfBody = <T>() => factories as unknown as Fields<T>;

/** Factories of fields for the write body of one endpoint. */
export const fieldsOf = <P extends Path>() => fieldsOfBody<Write<P>>();
