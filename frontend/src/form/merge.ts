/**
 * Three-way merge of what a person typed (`mine`) with what somebody else saved meanwhile (`theirs`), both made
 * from `base`. What only one side changed is taken silently; what both changed differently is a clash to decide.
 * Lines are matched by their id; a line of mine without one is new.
 */
import { isChosen, isSameValue, type FormValues } from './values';

export type Side = 'mine' | 'theirs';

export interface Clash {
  /** `notes`, `lines.#61.price_per_unit`, or `lines.#61` for a line that one side removed. */
  readonly path: string;
  /** undefined for a line that this side removed. */
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly values: FormValues;
  /** Those not decided yet; their value is mine so far. */
  readonly clashes: readonly Clash[];
}

export interface MergeOptions {
  readonly decimals: ReadonlySet<string>;
  readonly picks?: ReadonlyMap<string, Side>;
}

type Line = Readonly<Record<string, unknown>>;

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && !isChosen(value);
const isLines = (value: unknown): value is readonly Line[] => Array.isArray(value) && value.every(isLine);

class Merge {
  readonly clashes: Clash[] = [];
  private readonly decimals: ReadonlySet<string>;
  private readonly picks: ReadonlyMap<string, Side>;

  constructor({ decimals, picks = new Map() }: MergeOptions) {
    this.decimals = decimals;
    this.picks = picks;
  }

  /** Fields of a record or of a line. */
  fields(base: Line, mine: Line, theirs: Line, under = ''): Record<string, unknown> {
    const merged = Object.keys(mine).map((key) => {
      const path = `${under}${key}`;
      return [key, this.field(key, path, base[key], mine[key], theirs[key])] as const;
    });
    return Object.fromEntries(merged);
  }

  private field(key: string, path: string, base: unknown, mine: unknown, theirs: unknown): unknown {
    const isHoldingLines = [base, mine, theirs].some((list) => isLines(list) && list.length > 0);
    if (isHoldingLines) return this.lines(path, linesOf(base), linesOf(mine), linesOf(theirs));
    const isSame = (a: unknown, b: unknown) => isSameValue(a, b, this.decimals.has(key));
    if (isSame(mine, theirs) || isSame(base, theirs)) return mine;
    return isSame(base, mine) ? theirs : this.decide({ path, mine, theirs });
  }

  private lines(
    path: string,
    base: readonly Line[],
    mine: readonly Line[],
    theirs: readonly Line[],
  ): readonly Line[] {
    const [before, now] = [byId(base), byId(theirs)];
    const kept = mine.flatMap((line) => {
      const id = line['id'];
      if (id === undefined) return [line];
      return this.mineLine(linePath(path, line), before.get(id), line, now.get(id));
    });
    const known = byId(mine);
    const others = theirs.filter((line) => !known.has(line['id']));
    return [...kept, ...others.flatMap((line) => this.theirLine(path, before.get(line['id']), line))];
  }

  private mineLine(path: string, base: Line | undefined, mine: Line, theirs: Line | undefined): Line[] {
    if (theirs) return [this.fields(base ?? mine, mine, theirs, `${path}.`)];
    if (!base || this.isSameLine(base, mine)) return [];
    const kept = this.decide({ path, mine, theirs: undefined });
    // It is gone on the server: kept, it is a new line.
    return isLine(kept) ? [without(kept, 'id')] : [];
  }

  private theirLine(path: string, base: Line | undefined, theirs: Line): Line[] {
    if (!base) return [theirs];
    if (this.isSameLine(base, theirs)) return [];
    const kept = this.decide({ path: linePath(path, theirs), mine: undefined, theirs });
    return isLine(kept) ? [kept] : [];
  }

  private isSameLine(a: Line, b: Line): boolean {
    return Object.keys(a).every((key) => isSameValue(a[key], b[key], this.decimals.has(key)));
  }

  private decide(clash: Clash): unknown {
    const pick = this.picks.get(clash.path);
    if (pick === undefined) this.clashes.push(clash);
    return pick === 'theirs' ? clash.theirs : clash.mine;
  }
}

const linePath = (path: string, line: Line): string => `${path}.#${Number(line['id'])}`;
const linesOf = (value: unknown): readonly Line[] => (isLines(value) ? value : []);
const byId = (lines: readonly Line[]): ReadonlyMap<unknown, Line> =>
  new Map(lines.filter((line) => line['id'] !== undefined).map((line) => [line['id'], line]));
const without = (line: Line, key: string): Line =>
  Object.fromEntries(Object.entries(line).filter(([name]) => name !== key));

export function merge(base: FormValues, mine: FormValues, theirs: FormValues, options: MergeOptions): Merged {
  const work = new Merge(options);
  return { values: work.fields(base, mine, theirs), clashes: work.clashes };
}

/** The part of a body that differs from what it was made of. */
export function changes(
  base: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
  decimals: ReadonlySet<string>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(now).filter(([key, value]) => !isUnchanged(base[key], value, decimals, key)),
  );
}

function isUnchanged(a: unknown, b: unknown, decimals: ReadonlySet<string>, key: string): boolean {
  if (!isLines(a) || !isLines(b)) return isSameValue(a, b, decimals.has(key));
  return a.length === b.length && a.every((line, index) => isSameFields(line, b[index], decimals));
}

const isSameFields = (a: Line, b: Line | undefined, decimals: ReadonlySet<string>): boolean =>
  b !== undefined &&
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) =>
    isSameValue(a[key], b[key], decimals.has(key)),
  );
