/** The audit trail of a record in words: who did what, and which values became which. */
import type { HistoryEntry } from '@/api/client';
import type { FieldMeta } from '@/api/meta';
import type { Decimal, IsoDate } from '@/lib/brands';
import { showDate } from '@/lib/dates';
import { parseDecimal, show } from '@/lib/decimal';
import { humanize, plural } from '@/lib/format';

type Meta = Readonly<Record<string, FieldMeta | undefined>>;

/** What is needed to say a change in words. */
export interface Vocabulary {
  readonly labels: ReadonlyMap<string, string>;
  readonly meta: Meta;
  /** Meta of what is written inside the record, by field: the lines of an order. */
  readonly children?: Readonly<Record<string, Meta>>;
  /** Names of records by `entity:id`; an id without a name is shown as it is. */
  readonly names: ReadonlyMap<string, string>;
}

export interface Change {
  readonly label: string;
  /** '' when there was nothing. */
  readonly from: string;
  readonly to: string;
}

const VERBS: Readonly<Record<string, string>> = {
  create: 'created this',
  update: 'changed',
  deactivate: 'deactivated this',
  restore: 'restored this',
  transition: 'moved this',
  download: 'downloaded this',
};

export const nameId = (entity: string, id: number): string => `${entity}:${id}`;

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function wordsOfText(text: string, { choices, decimals, format }: FieldMeta): string {
  if (decimals !== undefined) return show(parseDecimal(text) ?? ('0' as Decimal), decimals);
  if (format === 'date') return showDate(text as IsoDate);
  return choices?.[text] ?? text;
}

/** One value; nothing is ''. */
function wordsOf(value: unknown, meta: FieldMeta, names: Vocabulary['names']): string {
  if (isNothing(value)) return '';
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, meta, names)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && meta.entity) return names.get(nameId(meta.entity, value)) ?? `#${value}`;
  return typeof value === 'string' ? wordsOfText(value, meta) : JSON.stringify(value);
}

type Line = Readonly<Record<string, unknown>>;
const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const linesOf = (value: unknown): readonly Line[] => (Array.isArray(value) ? value.filter(isLine) : []);

const titleOf = (line: Line): string => (typeof line['item'] === 'string' ? line['item'] : 'a line');
const numberOf = (line: Line): string =>
  typeof line['line_number'] === 'number' ? ` ${line['line_number']}` : '';

/** The fields of a line that differ, each under the line's own words. */
function lineChanges(old: Line, now: Line, meta: Meta, names: Vocabulary['names']): readonly Change[] {
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => key !== 'id');
  return keys
    .filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]))
    .map((key) => ({
      label: `Line${numberOf(now)} ${titleOf(now)}: ${humanize(key).toLowerCase()}`,
      from: wordsOf(old[key], meta[key] ?? {}, names),
      to: wordsOf(now[key], meta[key] ?? {}, names),
    }));
}

/** Lines are told by their id: what only came is new, what only went is gone. */
function childChanges(old: unknown, now: unknown, meta: Meta, names: Vocabulary['names']): readonly Change[] {
  const [gone, come] = [linesOf(old), linesOf(now)];
  const before = new Map(gone.map((line) => [line['id'], line]));
  const stays = new Set(come.map((line) => line['id']));
  const removed = gone.filter((line) => !stays.has(line['id']));
  return [
    ...removed.map((line) => ({ label: `Line${numberOf(line)} removed`, from: titleOf(line), to: '' })),
    ...come.flatMap((line) => {
      const was = line['id'] === undefined ? undefined : before.get(line['id']);
      if (was) return lineChanges(was, line, meta, names);
      return [{ label: `Line${numberOf(line)} added`, from: '', to: titleOf(line) }];
    }),
  ];
}

const isAboutLines = (old: unknown, now: unknown): boolean => linesOf(old).length + linesOf(now).length > 0;

/** Every value that changed, in words. Decimals, dates, choices and names are those that the screen shows. */
export function changesOf(entry: HistoryEntry, vocabulary: Vocabulary): readonly Change[] {
  const { labels, meta, children = {}, names } = vocabulary;
  return Object.entries(entry.changes).flatMap(([key, [old, now]]) => {
    if (isAboutLines(old, now)) return childChanges(old, now, children[key] ?? {}, names);
    const about = meta[key] ?? {};
    const label = labels.get(key) ?? humanize(key);
    return [{ label, from: wordsOf(old, about, names), to: wordsOf(now, about, names) }];
  });
}

const stageMove = (entry: HistoryEntry, vocabulary: Vocabulary): string => {
  const [, to] = entry.changes['stage'] ?? [];
  return `moved this to ${wordsOf(to, vocabulary.meta['stage'] ?? {}, vocabulary.names).toLowerCase()}`;
};

/** What was done: `changed Phone and City`, `moved this to booked`. */
export function verbOf(entry: HistoryEntry, vocabulary: Vocabulary): string {
  if (entry.action === 'transition') return stageMove(entry, vocabulary);
  const verb = VERBS[entry.action] ?? humanize(entry.action).toLowerCase();
  if (entry.action !== 'update') return verb;
  const labels = [...new Set(changesOf(entry, vocabulary).map(({ label }) => label))];
  return labels.length === 1 ? `${verb} ${labels[0] ?? ''}` : `${verb} ${plural(labels.length, 'field')}`;
}

/** Ids that the entries speak of, by entity, so that their names can be looked up. */
export function idsIn(entries: readonly HistoryEntry[], meta: Meta): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, Set<number>>();
  for (const [key, pair] of entries.flatMap((entry) => Object.entries(entry.changes))) {
    const entity = meta[key]?.entity;
    if (!entity) continue;
    const ids = pair.flat().filter((id): id is number => typeof id === 'number');
    found.set(entity, new Set([...(found.get(entity) ?? []), ...ids]));
  }
  return new Map([...found].map(([entity, ids]) => [entity, [...ids].sort((a, b) => a - b)]));
}
