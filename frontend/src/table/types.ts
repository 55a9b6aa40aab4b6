import type { FilterKey, Filters, Ordering, Path } from '@/api/paths';
import type { Look } from '@/ui/look';

export type ColumnKind =
  | 'text'
  | 'code'
  | 'money'
  | 'weight'
  | 'price'
  | 'quantity'
  | 'number'
  | 'date'
  | 'instant'
  | 'status'
  | 'choice'
  | 'choices'
  | 'ref'
  | 'refs'
  | 'user'
  | 'record'
  | 'bool';

export interface ColumnOptions {
  /** Pixels; each kind has its own when absent. */
  readonly width?: number;
  /** Stays at the left edge; the first column. */
  readonly pin?: true;
  /** Editable in place. */
  readonly edit?: true;
  /** Summed in the footer from `summary/`. */
  readonly total?: true;
  /** Chosen by the column chooser only; not shown at first. */
  readonly hidden?: true;
  /** Place in the phone's card: 1 is its title, 2 its second line, 3 its right edge; absent ones are left out. */
  readonly priority?: 1 | 2 | 3;
  /** The unit said once in the head: `lb`, `/lb`. */
  readonly unit?: string;
  /** Read first: in full ink, where the others are quieter. */
  readonly main?: true;
  /** A day that should not pass: amber when near, red with the days since when over. */
  readonly due?: true;
}

export interface Column<T> extends ColumnOptions {
  readonly kind: ColumnKind;
  readonly key: keyof T & string;
  readonly label: string;
  /** How each value of a status looks. */
  readonly looks?: Readonly<Record<string, Look>>;
}

export type FilterKind = 'text' | 'code' | 'number' | 'date' | 'choice' | 'choices' | 'ref' | 'bool';

/** One filter that people can add. `params` are the API parameters that its editor writes. */
export interface Filter<K extends string = string> {
  readonly kind: FilterKind;
  /** The field that is filtered, for its choices and reference in meta. */
  readonly key: string;
  readonly label: string;
  readonly params: readonly K[];
  /** The parameter that asks whether there is nothing. */
  readonly empty?: K;
}

/** A saved way to look at a list: system views are declared, personal and shared ones come from the server. */
export interface View<P extends Path> {
  readonly id: string;
  readonly label: string;
  readonly where: Partial<Filters<P>>;
  readonly ordering?: readonly Ordering<P>[];
  /** Columns in order; absent means those not hidden. */
  readonly columns?: readonly string[];
}

export type EntityFilter<P extends Path> = Filter<FilterKey<P>>;

/** A row as the table sees it, whatever its entity. */
export type TableRow = { readonly id: number } & Readonly<Record<string, unknown>>;
export type TableColumn = Column<TableRow>;
