import { describe, expect, test } from 'vitest';
import { changes, merge, type Side } from './merge';

const DECIMALS = new Set(['freight_cost', 'price_per_unit', 'received_weight']);
const mergedBy = (base: object, mine: object, theirs: object, picks: Record<string, Side> = {}) =>
  merge(
    { ...base },
    { ...mine },
    { ...theirs },
    { decimals: DECIMALS, picks: new Map(Object.entries(picks)) },
  );

const acme = { id: 3, name: 'Acme' };
const blue = { id: 4, name: 'Blue Mesa' };

describe('merging one field', () => {
  test.each([
    ['only mine changed', 'a', 'b', 'a', 'b', 0],
    ['only theirs changed', 'a', 'a', 'b', 'b', 0],
    ['both changed alike', 'a', 'b', 'b', 'b', 0],
    ['nobody changed', 'a', 'a', 'a', 'a', 0],
    ['both changed differently', 'a', 'b', 'c', 'b', 1],
  ])('%s', (_, base, mine, theirs, value, clashes) => {
    const merged = mergedBy({ notes: base }, { notes: mine }, { notes: theirs });
    expect(merged.values['notes']).toBe(value);
    expect(merged.clashes).toHaveLength(clashes);
  });

  test('a clash says both values and waits for a decision', () => {
    const merged = mergedBy({ notes: 'a' }, { notes: 'b' }, { notes: 'c' });
    expect(merged.clashes).toEqual([{ path: 'notes', mine: 'b', theirs: 'c' }]);
  });

  test.each([
    ['mine', 'b'],
    ['theirs', 'c'],
  ] as const)('a decision for %s stands', (side, value) => {
    const merged = mergedBy({ notes: 'a' }, { notes: 'b' }, { notes: 'c' }, { notes: side });
    expect(merged).toEqual({ values: { notes: value }, clashes: [] });
  });

  test('decimals are the same amount however they are written', () => {
    const merged = mergedBy(
      { freight_cost: '2150.00' },
      { freight_cost: '2150' },
      { freight_cost: '2200.00' },
    );
    expect(merged).toEqual({ values: { freight_cost: '2200.00' }, clashes: [] });
  });

  test('texts that look like numbers are not', () => {
    expect(mergedBy({ code: '7' }, { code: '007' }, { code: '7' }).values['code']).toBe('007');
  });

  test('references are the same record whatever it is called', () => {
    const renamed = { id: 3, name: 'Acme Inc.' };
    expect(mergedBy({ supplier: acme }, { supplier: blue }, { supplier: renamed }).clashes).toEqual([]);
  });

  test('sets are the same in any order', () => {
    const merged = mergedBy({ contacts: [acme, blue] }, { contacts: [blue, acme] }, { contacts: [acme] });
    expect(merged).toEqual({ values: { contacts: [acme] }, clashes: [] });
  });

  test('a date that was taken off is a change', () => {
    expect(mergedBy({ day: '2026-11-16' }, { day: '' }, { day: '2026-11-16' }).values['day']).toBe('');
  });
});

const line = (id: number | undefined, item: string, more: object = {}) => ({
  ...(id === undefined ? {} : { id }),
  item,
  price_per_unit: '2.40000',
  received_weight: '',
  ...more,
});
const chuck = line(61, 'Chuck');
const brisket = line(62, 'Brisket');

describe('merging lines', () => {
  test('different fields of one line are both kept', () => {
    const merged = mergedBy(
      { lines: [chuck] },
      { lines: [line(61, 'Chuck', { received_weight: '38212.6' })] },
      { lines: [line(61, 'Chuck', { price_per_unit: '2.50000' })] },
    );
    expect(merged.clashes).toEqual([]);
    expect(merged.values['lines']).toEqual([
      line(61, 'Chuck', { received_weight: '38212.6', price_per_unit: '2.50000' }),
    ]);
  });

  test('the same field of one line is asked about', () => {
    const merged = mergedBy(
      { lines: [chuck] },
      { lines: [line(61, 'Chuck', { price_per_unit: '2.45' })] },
      { lines: [line(61, 'Chuck', { price_per_unit: '2.50000' })] },
    );
    expect(merged.clashes).toEqual([{ path: 'lines.#61.price_per_unit', mine: '2.45', theirs: '2.50000' }]);
  });

  test('lines added on both sides are all kept', () => {
    const merged = mergedBy(
      { lines: [chuck] },
      { lines: [chuck, line(undefined, 'Mine')] },
      { lines: [chuck, line(63, 'Theirs')] },
    );
    expect(merged.values['lines']).toEqual([chuck, line(undefined, 'Mine'), line(63, 'Theirs')]);
  });

  test('a line that they removed and nobody edited is gone', () => {
    const merged = mergedBy({ lines: [chuck, brisket] }, { lines: [chuck, brisket] }, { lines: [chuck] });
    expect(merged).toEqual({ values: { lines: [chuck] }, clashes: [] });
  });

  test('a line that I removed and they left alone is gone', () => {
    const merged = mergedBy({ lines: [chuck, brisket] }, { lines: [chuck] }, { lines: [chuck, brisket] });
    expect(merged).toEqual({ values: { lines: [chuck] }, clashes: [] });
  });

  test('a line that they removed and I edited is asked about, and kept as a new one', () => {
    const edited = line(62, 'Brisket', { received_weight: '11061.3' });
    const sides = [{ lines: [chuck, brisket] }, { lines: [chuck, edited] }, { lines: [chuck] }] as const;
    expect(mergedBy(...sides).clashes).toEqual([{ path: 'lines.#62', mine: edited, theirs: undefined }]);
    const withoutId = line(undefined, 'Brisket', { received_weight: '11061.3' });
    expect(mergedBy(...sides, { 'lines.#62': 'mine' }).values['lines']).toEqual([chuck, withoutId]);
    expect(mergedBy(...sides, { 'lines.#62': 'theirs' }).values['lines']).toEqual([chuck]);
  });

  test('a line that I removed and they edited is asked about', () => {
    const edited = line(62, 'Brisket', { price_per_unit: '2.50000' });
    const sides = [{ lines: [chuck, brisket] }, { lines: [chuck] }, { lines: [chuck, edited] }] as const;
    expect(mergedBy(...sides).clashes).toEqual([{ path: 'lines.#62', mine: undefined, theirs: edited }]);
    expect(mergedBy(...sides, { 'lines.#62': 'theirs' }).values['lines']).toEqual([chuck, edited]);
    expect(mergedBy(...sides, { 'lines.#62': 'mine' }).values['lines']).toEqual([chuck]);
  });

  test('my order of the lines stands', () => {
    const merged = mergedBy(
      { lines: [chuck, brisket] },
      { lines: [brisket, chuck] },
      { lines: [chuck, brisket] },
    );
    expect(merged.values['lines']).toEqual([brisket, chuck]);
  });

  test('nothing typed is lost when all lines are new', () => {
    const mine = [line(undefined, 'A'), line(undefined, 'B')];
    expect(mergedBy({ lines: [] }, { lines: mine }, { lines: [] }).values['lines']).toEqual(mine);
  });
});

describe('the part that changed', () => {
  test.each([
    ['nothing', { notes: 'a', freight_cost: '2.50' }, { notes: 'a', freight_cost: '2.5' }, {}],
    ['a text', { notes: 'a' }, { notes: 'b' }, { notes: 'b' }],
    ['a set', { contacts: [3, 4] }, { contacts: [4] }, { contacts: [4] }],
    ['no set in another order', { contacts: [3, 4] }, { contacts: [4, 3] }, {}],
    ['a decimal taken off', { freight_cost: '2.50' }, { freight_cost: null }, { freight_cost: null }],
  ])('is %s', (_, base, now, expected) => {
    expect(changes(base, now, DECIMALS)).toEqual(expected);
  });

  test('is the whole list of lines when one of them changed, or their order', () => {
    expect(changes({ lines: [chuck, brisket] }, { lines: [brisket, chuck] }, DECIMALS)).toEqual({
      lines: [brisket, chuck],
    });
    expect(changes({ lines: [chuck] }, { lines: [{ ...chuck, price_per_unit: '2.4' }] }, DECIMALS)).toEqual(
      {},
    );
    expect(changes({ lines: [chuck] }, { lines: [] }, DECIMALS)).toEqual({ lines: [] });
  });
});
