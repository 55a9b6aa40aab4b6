/**
 * The state of a list as its address has it, both ways. Normal form: keys and values sorted, no duplicates,
 * defaults left out, so that equal states are equal addresses and equal query keys.
 */

export interface ListState {
  /** The id of the view; empty for the first. */
  readonly view: string;
  readonly q: string;
  /** Orderings, the strongest first; empty for the view's own. */
  readonly sort: readonly string[];
  /** Values by API parameter, such as `pickup_date__gte`. No values: a filter of the view is taken off. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Parts of the address that are not the list's; kept as they are. */
  readonly rest: readonly string[];
}

export const NO_STATE: ListState = { view: '', q: '', sort: [], filters: {}, rest: [] };

const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Lookups stand after a dot: `pickup_date.gte`. */
const toKey = (param: string): string => param.replace('__', '.');
const toParam = (key: string): string => key.replace('.', '__');

const join = (values: readonly string[]): string => values.map(encode).join(',');
const split = (raw: string): string[] => (raw === '' ? [] : raw.split(',').map(decode));
const inOrder = (values: readonly string[]): string[] => [...new Set(values)].filter(Boolean).sort();

export function print(state: ListState): string {
  const parts = [
    ...(state.view ? [`view=${encode(state.view)}`] : []),
    ...(state.q ? [`q=${encode(state.q)}`] : []),
    ...(state.sort.length > 0 ? [`sort=${join(state.sort)}`] : []),
    ...Object.entries(state.filters).map(([param, values]) => `${toKey(param)}=${join(inOrder(values))}`),
    ...state.rest,
  ];
  return parts.sort().join('&');
}

type Draft = { -readonly [Key in keyof ListState]: ListState[Key] };

const READERS: Readonly<Record<string, (state: Draft, raw: string) => void>> = {
  view: (state, raw) => {
    state.view = decode(raw);
  },
  q: (state, raw) => {
    state.q = decode(raw);
  },
  sort: (state, raw) => {
    state.sort = [...new Set(split(raw))].filter(Boolean);
  },
};

/** `known` are the API parameters that filters of this list can write; other keys end up in `rest`. */
export function parse(search: string, known: ReadonlySet<string>): ListState {
  const state: Draft = { ...NO_STATE };
  const rest: string[] = [];
  for (const part of search.replace(/^\?/, '').split('&').filter(Boolean)) {
    const [key = '', raw = ''] = part.split(/=(.*)/s);
    const param = toParam(key);
    if (Object.hasOwn(READERS, key)) READERS[key]?.(state, raw);
    else if (known.has(param)) state.filters = { ...state.filters, [param]: inOrder(split(raw)) };
    else rest.push(part);
  }
  return { ...state, rest: inOrder(rest) };
}

export type Values = Readonly<Record<string, readonly string[]>>;

/** What a view asks for, as lists of texts. */
export const valuesOf = (where: object): Values =>
  Object.fromEntries(
    Object.entries(where)
      .filter(([, value]) => value !== undefined)
      .map(([param, value]) => [param, [value].flat().map(String)]),
  );

/** The filters in force: those of the view, over them those of the address; taken-off ones are gone. */
export function inForce(where: Values, filters: Values): Values {
  const all = Object.entries({ ...where, ...filters });
  return Object.fromEntries(all.filter(([, values]) => values.length > 0));
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  inOrder(a).join('\n') === inOrder(b).join('\n');

/** The filters of the address that say something else than the view does. */
export function beyondView(where: Values, wanted: Values): Values {
  const params = new Set([...Object.keys(where), ...Object.keys(wanted)]);
  const changed = [...params].filter((param) => !same(where[param] ?? [], wanted[param] ?? []));
  return Object.fromEntries(changed.map((param) => [param, inOrder(wanted[param] ?? [])]));
}

const bare = (ordering: string): string => ordering.replace(/^-/, '');

/** The next order after a click on a head: ascending, descending, ascending; `add` keeps the others before it. */
export function toggleSort(sort: readonly string[], key: string, add: boolean): readonly string[] {
  const current = sort.find((ordering) => bare(ordering) === key);
  const next = current === key ? `-${key}` : key;
  if (!add) return [next];
  const MOST = 3;
  return current
    ? sort.map((ordering) => (ordering === current ? next : ordering))
    : [...sort, next].slice(-MOST);
}

/** How a column is sorted now, for aria-sort. */
export function sortedBy(sort: readonly string[], key: string): 'ascending' | 'descending' | undefined {
  if (sort.includes(key)) return 'ascending';
  return sort.includes(`-${key}`) ? 'descending' : undefined;
}
