import type { Action } from '@/actions/action';
import type { Meta } from '@/api/meta';
import { nameOf, type EntityName, type Path, type Row, type Write } from '@/api/paths';
import type { FormParts } from '@/form/EntityForm';
import type { Section } from '@/form/types';
import type { Column, EntityFilter, Filter, TableRow, View } from '@/table/types';
import type { IconName } from '@/ui/Icon';
import type { Tone } from '@/ui/look';

/** A list shown on a record of this entity: the documents `by` their `purchase_order`. */
export interface Related {
  readonly path: Path;
  readonly by: string;
  readonly label: string;
}

/** What a record's page says across its top before anything else: a credit hold, an insurance that ended. */
export interface RecordNotice {
  readonly tone: Tone;
  /** One or two words. */
  readonly word: string;
  readonly text: string;
}

/** Everything that the machinery knows of an entity. The literal of its path is the only thing to say twice. */
export interface Entity<P extends Path> {
  readonly path: P;
  readonly label: { readonly one: string; readonly many: string };
  readonly icon: IconName;
  readonly meta: Meta<Row<P>>;
  /** Fields that the server can order by, from the generated meta. */
  readonly orderings: readonly string[];
  /** Method syntax: so that entities of all rows fit one registry without `any`. */
  title(this: void, row: Row<P>): string;
  readonly columns: readonly Column<Row<P>>[];
  readonly filters: readonly EntityFilter<P>[];
  /** The first is the one that the list opens with. */
  readonly views: readonly [View<P>, ...View<P>[]];
  /** Absent for what cannot be written through a form. */
  readonly form?: readonly Section<Write<P>>[];
  /** Not made by its form but elsewhere, as documents are by uploading: its lists offer no new one. */
  readonly madeElsewhere?: true;
  /** What this entity adds to its form. */
  readonly formParts?: FormParts;
  notice?(this: void, row: Row<P>): RecordNotice | undefined;
  readonly actions?: readonly Action<Row<P>>[];
  readonly related?: readonly Related[];
  /** Lists that change along with this entity. */
  readonly touches?: readonly Path[];
}

export const defineEntity = <P extends Path>(entity: Entity<P>): Entity<P> => entity;

export type AnyRow = TableRow;

/** An entity as the machinery and the registry see it, without the types of its row. */
export interface AnyEntity {
  readonly path: Path;
  readonly label: { readonly one: string; readonly many: string };
  readonly icon: IconName;
  readonly meta: Meta<Record<string, unknown>>;
  readonly orderings: readonly string[];
  title(this: void, row: AnyRow): string;
  readonly columns: readonly Column<AnyRow>[];
  readonly filters: readonly Filter[];
  readonly views: readonly {
    readonly id: string;
    readonly label: string;
    readonly where: object;
    readonly ordering?: readonly string[];
    readonly columns?: readonly string[];
  }[];
  readonly form?: readonly Section<Record<string, unknown>>[];
  readonly madeElsewhere?: true;
  readonly formParts?: FormParts;
  notice?(this: void, row: AnyRow): RecordNotice | undefined;
  readonly actions?: readonly Action<AnyRow>[];
  readonly related?: readonly Related[];
  readonly touches?: readonly Path[];
}

/** Forgets the row type of an entity: the one cast that a registry of all of them needs. */
export const erase = <P extends Path>(entity: Entity<P>): AnyEntity => entity as unknown as AnyEntity;

export const entityName = (entity: { readonly path: Path }): EntityName => nameOf(entity.path);

/** Whether its form makes new records. */
export const isMadeHere = ({ form, madeElsewhere }: AnyEntity): boolean =>
  form !== undefined && madeElsewhere === undefined;

/** Addresses of the screens of an entity. */
export const routes = {
  list: (path: Path): string => `/${nameOf(path)}`,
  create: (path: Path): string => `/${nameOf(path)}/new`,
  record: (path: Path, id: number): string => `/${nameOf(path)}/${id}`,
  edit: (path: Path, id: number): string => `/${nameOf(path)}/${id}/edit`,
} as const;
