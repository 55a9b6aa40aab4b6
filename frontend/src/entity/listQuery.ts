/** From the address of a list to what is asked of the server, for the screen and for fetching ahead. */
import type { QueryClient } from '@tanstack/react-query';
import { invariant } from '@/lib/invariant';
import { paramsOf } from '@/table/filterWords';
import { pageQuery, summaryQuery, type Params } from '@/table/pages';
import { inForce, parse, valuesOf, type ListState, type Values } from '@/table/urlState';
import type { AnyEntity } from './defineEntity';

export type AnyView = AnyEntity['views'][number];

/** Every parameter that the filters of an entity can write. */
const knownParams = (entity: AnyEntity): ReadonlySet<string> => new Set(entity.filters.flatMap(paramsOf));

export const stateOf = (entity: AnyEntity, search: string): ListState => parse(search, knownParams(entity));

/** The view that the address names, or the first. */
export function viewOf(entity: AnyEntity, { view }: ListState): AnyView {
  const found = entity.views.find(({ id }) => id === view) ?? entity.views[0];
  invariant(found, `${entity.path} has no views`);
  return found;
}

export interface Asked {
  readonly view: AnyView;
  /** What the view asks for by itself. */
  readonly where: Values;
  /** The filters in force. */
  readonly values: Values;
  readonly sort: readonly string[];
  /** What the server is asked for. */
  readonly params: Params;
}

/** Orderings that the server does not offer are dropped: an old link must not end in an error. */
const offered = (entity: AnyEntity, sort: readonly string[]): readonly string[] =>
  sort.filter((ordering) => entity.orderings.includes(ordering.replace(/^-/, '')));

export function asked(entity: AnyEntity, state: ListState): Asked {
  const view = viewOf(entity, state);
  const where = valuesOf(view.where);
  const values = inForce(where, state.filters);
  const chosen = offered(entity, state.sort);
  const sort = chosen.length > 0 ? chosen : offered(entity, view.ordering ?? []);
  const params = {
    ...values,
    ...(state.q ? { q: state.q } : {}),
    ...(sort.length > 0 ? { ordering: sort } : {}),
  };
  return { view, where, values, sort, params };
}

/** The screen asks for the same and shows what went wrong. */
const shownByScreen = (): void => undefined;

/** The first page and the count of a list, asked for before its screen is there. */
export function prefetchFirstPage(client: QueryClient, entity: AnyEntity, search: string): void {
  const { params } = asked(entity, stateOf(entity, search));
  client.query(pageQuery(entity.path, params, 0)).catch(shownByScreen);
  client.query(summaryQuery(entity.path, params)).catch(shownByScreen);
}
