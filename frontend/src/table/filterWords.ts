/** What a filter says in a chip: `Pickup` `between` `Nov 9 – Nov 20`. */
import type { FieldMeta } from '@/api/meta';
import type { Option } from '@/api/options';
import type { Instant, IsoDate } from '@/lib/brands';
import { dateOf, showDate } from '@/lib/dates';
import { parseDecimal, show } from '@/lib/decimal';
import type { Filter } from './types';
import type { Values } from './urlState';

export interface FilterContext {
  readonly meta: FieldMeta | undefined;
  readonly timeZone: string;
  /** Words of the records that a reference filter names, as far as they are known. */
  readonly names: readonly Option[];
}

export interface FilterWords {
  /** The verb: `is`, `is any of`, `between`. */
  readonly verb: string;
  readonly value: string;
}

/** All parameters that a filter can write. */
export const paramsOf = ({ params, empty }: Filter): readonly string[] => [
  ...params,
  ...(empty ? [empty] : []),
];

/** The values in force that are this filter's; none when it is not set. */
export const ownValues = (filter: Filter, values: Values): Values =>
  Object.fromEntries(paramsOf(filter).flatMap((param) => (values[param] ? [[param, values[param]]] : [])));

export const isSet = (filter: Filter, values: Values): boolean =>
  Object.keys(ownValues(filter, values)).length > 0;

/** Two are named, of more it is said how many. */
function enumerate(words: readonly string[]): string {
  const [first = '', second, ...others] = words;
  if (second === undefined) return first;
  return others.length === 0 ? `${first}, ${second}` : `${first}, ${second}, +${others.length}`;
}

const some = (words: readonly string[], one: string, many: string): FilterWords => ({
  verb: words.length === 1 ? one : many,
  value: enumerate(words),
});

function range(from: string | undefined, to: string | undefined): FilterWords {
  if (from !== undefined && to !== undefined)
    return from === to ? { verb: 'is', value: from } : { verb: 'between', value: `${from} – ${to}` };
  return from === undefined ? { verb: 'up to', value: to ?? '' } : { verb: 'from', value: from };
}

/** The day that a date filter means, whether it is kept as a day or as a moment. */
export const dayOfValue = (value: string, timeZone: string): IsoDate =>
  (value.includes('T') ? dateOf(value as Instant, timeZone) : value) as IsoDate;

function showDay(value: string, timeZone: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) && !Number.isNaN(Date.parse(value));
  return isDay ? showDate(dayOfValue(value, timeZone)) : value;
}

function showNumber(value: string): string {
  const decimal = parseDecimal(value);
  return decimal ? show(decimal, decimal.split('.')[1]?.length ?? 0) : value;
}

type Describe = (values: readonly (readonly string[])[], context: FilterContext) => FilterWords;

const nameOf = (id: string, names: readonly Option[]): string =>
  names.find((option) => option.id === Number(id))?.name ?? `#${id}`;

const DESCRIBE: Readonly<Record<Filter['kind'], Describe>> = {
  text: ([words = []]) => ({ verb: 'contains', value: words.join(', ') }),
  code: ([words = []]) => ({ verb: 'is', value: words.join(', ') }),
  number: ([from, to]) => range(from?.[0] && showNumber(from[0]), to?.[0] && showNumber(to[0])),
  date: ([from, to], { timeZone }) =>
    range(from?.[0] && showDay(from[0], timeZone), to?.[0] && showDay(to[0], timeZone)),
  choice: ([chosen = []], { meta }) =>
    some(
      chosen.map((value) => meta?.choices?.[value] ?? value),
      'is',
      'is any of',
    ),
  choices: ([chosen = []], { meta }) =>
    some(
      chosen.map((value) => meta?.choices?.[value] ?? value),
      'include',
      'include any of',
    ),
  ref: ([ids = []], { names }) =>
    some(
      ids.map((id) => nameOf(id, names)),
      'is',
      'is any of',
    ),
  bool: ([chosen = []]) => ({ verb: 'is', value: chosen[0] === 'true' ? 'yes' : 'no' }),
};

export function describe(filter: Filter, values: Values, context: FilterContext): FilterWords {
  const empty = filter.empty && values[filter.empty]?.[0];
  if (empty) return { verb: 'is', value: empty === 'true' ? 'empty' : 'filled' };
  return DESCRIBE[filter.kind](
    filter.params.map((param) => values[param] ?? []),
    context,
  );
}
