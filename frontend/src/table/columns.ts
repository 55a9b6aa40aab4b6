import type { Keys, Path, Row, Write } from '@/api/paths';
import type { Look } from '@/ui/look';
import type { Column, ColumnKind, ColumnOptions } from './types';

/** Which kinds of value each kind of column can show. */
interface ValuesOf {
  text: 'text';
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
  record: 'other';
  bool: 'bool';
}
type Summable = 'money' | 'weight' | 'price' | 'quantity' | 'number';

/** Only what can be written is editable, only amounts are summed. */
type OptionsOf<W, Kind, Key> = Omit<
  ColumnOptions,
  (Key extends keyof W ? never : 'edit') | (Kind extends Summable ? never : 'total')
>;

type Columns<T, W> = {
  readonly [Kind in keyof ValuesOf]: <Key extends Keys<T, ValuesOf[Kind]>>(
    key: Key,
    label: string,
    options?: OptionsOf<W, Kind, Key>,
  ) => Column<T>;
} & {
  /** A choice whose every value has a look: `status('status', 'Status', STATUS_LOOKS)`. */
  readonly status: <Key extends Keys<T, 'choice'>>(
    key: Key,
    label: string,
    looks: Readonly<Record<NonNullable<T[Key]> & string, Look>>,
    options?: OptionsOf<W, 'status', Key>,
  ) => Column<T>;
};

const KINDS = [
  'text',
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
  'record',
  'bool',
] as const satisfies readonly (keyof ValuesOf)[];

const plain = (kind: ColumnKind) => (key: string, label: string, options?: ColumnOptions) => ({
  kind,
  key,
  label,
  ...options,
});

const factories = {
  ...Object.fromEntries(KINDS.map((kind) => [kind, plain(kind)])),
  status: (key: string, label: string, looks: Readonly<Record<string, Look>>, options?: ColumnOptions) => ({
    ...plain('status')(key, label, options),
    looks,
  }),
};

/** Factories of columns for one endpoint: a key of the wrong kind, or none of its rows', does not compile. */
export const columnsOf = <P extends Path>() => factories as unknown as Columns<Row<P>, Write<P>>;
