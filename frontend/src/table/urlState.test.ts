import { describe, expect, test } from 'vitest';
import {
  beyondView,
  inForce,
  NO_STATE,
  parse,
  print,
  sortedBy,
  toggleSort,
  valuesOf,
  type ListState,
} from './urlState';

const KNOWN = new Set([
  'supplier__in',
  'stage__in',
  'name__icontains',
  'pickup_date__gte',
  'credit_hold',
  'status',
]);

/** Numbers that look random and are the same on every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

const LETTERS = Array.from('abc,.&=%#?/+ _-\u00e9\u4e2d\u{1f969}"\'<>\\\n');

class Chance {
  private readonly source = numbers(20_261_112);
  below(limit: number): number {
    return Math.floor(this.source.next().value * limit);
  }
  one<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }
  text(): string {
    return Array.from({ length: 1 + this.below(8) }, () => this.one(LETTERS)).join('');
  }
  texts(): string[] {
    return [...new Set(Array.from({ length: this.below(4) }, () => this.text()))].sort();
  }
  state(): ListState {
    const params = [...KNOWN].filter(() => this.below(3) === 0);
    return {
      view: this.below(2) === 0 ? '' : this.text(),
      q: this.below(2) === 0 ? '' : this.text(),
      sort: this.texts(),
      filters: Object.fromEntries(params.map((param) => [param, this.texts()])),
      rest: this.below(3) === 0 ? ['open=482', 'tab=lines'] : [],
    };
  }
}

describe('a list and its address', () => {
  test('what was printed is read as it was, whatever people typed', () => {
    const chance = new Chance();
    for (let i = 0; i < 2_000; i += 1) {
      const state = chance.state();
      expect(parse(print(state), KNOWN)).toEqual(state);
    }
  });

  test('equal states have equal addresses, in whatever order they came about', () => {
    const address = 'stage.in=confirmed,booked,booked&q=chuck&supplier.in=3';
    const other = '?supplier.in=3&q=chuck&stage.in=booked,confirmed';
    expect(print(parse(address, KNOWN))).toBe(print(parse(other, KNOWN)));
  });

  test('lookups stand after a dot, commas inside a value are escaped', () => {
    const filters = { pickup_date__gte: ['2026-11-09'], name__icontains: ['Smith, Inc.'] };
    expect(print({ ...NO_STATE, filters })).toBe('name.icontains=Smith%2C%20Inc.&pickup_date.gte=2026-11-09');
  });

  test('an empty value takes off a filter of the view', () => {
    expect(parse('stage.in=', KNOWN).filters).toEqual({ stage__in: [] });
  });

  test('unknown keys are kept and ask for nothing', () => {
    const state = parse('colour=red&constructor=x&q=beef', KNOWN);
    expect(state.filters).toEqual({});
    expect(print(state)).toBe('colour=red&constructor=x&q=beef');
  });

  test('a broken escape is read as it stands', () => {
    expect(parse('q=100%', KNOWN).q).toBe('100%');
  });

  test('a lone surrogate does not throw', () => {
    expect(print({ ...NO_STATE, q: '\ud800' })).toBe('q=%EF%BF%BD');
  });
});

describe('a view and what is laid over it', () => {
  const where = valuesOf({ stage__in: ['booked', 'draft'], credit_hold: true, supplier: undefined });

  test('what a view asks for is read as texts', () => {
    expect(where).toEqual({ stage__in: ['booked', 'draft'], credit_hold: ['true'] });
  });

  test('the address wins over the view, and takes off what it empties', () => {
    expect(inForce(where, { stage__in: ['closed'], credit_hold: [] })).toEqual({ stage__in: ['closed'] });
  });

  test('only what differs from the view is written into the address', () => {
    expect(beyondView(where, { stage__in: ['draft', 'booked'], supplier__in: ['3'] })).toEqual({
      credit_hold: [],
      supplier__in: ['3'],
    });
  });
});

describe('sorting by a head', () => {
  test.each([
    { sort: [], key: 'name', add: false, next: ['name'] },
    { sort: ['name'], key: 'name', add: false, next: ['-name'] },
    { sort: ['-name'], key: 'name', add: false, next: ['name'] },
    { sort: ['name', 'city'], key: 'city', add: false, next: ['-city'] },
    { sort: ['name'], key: 'city', add: true, next: ['name', 'city'] },
    { sort: ['name', 'city'], key: 'name', add: true, next: ['-name', 'city'] },
    { sort: ['a', 'b', 'c'], key: 'd', add: true, next: ['b', 'c', 'd'] },
  ])('$sort and a click on $key becomes $next', ({ sort, key, add, next }) => {
    expect(toggleSort(sort, key, add)).toEqual(next);
  });

  test('a head says how it sorts', () => {
    expect(sortedBy(['-name', 'city'], 'name')).toBe('descending');
    expect(sortedBy(['-name', 'city'], 'city')).toBe('ascending');
    expect(sortedBy(['-name'], 'state')).toBeUndefined();
  });
});
