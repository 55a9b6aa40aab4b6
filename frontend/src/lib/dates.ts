/**
 * Calendar days without a time zone, and moments in one. Days are counted in UTC inside, because a day there is
 * always 24 hours long.
 */
import type { Instant, IsoDate } from './brands';

const DAY = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const utc = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (time: number): IsoDate => new Date(time).toISOString().slice(0, 10) as IsoDate;

/** The day, or undefined when there is no such day (February 30). */
export function dayOf(year: number, month: number, day: number): IsoDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year > 999 && year < 10_000 ? fromUtc(date.getTime()) : undefined;
}

/** The day that it is in a time zone (the browser's own when none is given). */
export function today(timeZone?: string, now = new Date()): IsoDate {
  return new Intl.DateTimeFormat('en-CA', { ...(timeZone ? { timeZone } : {}), dateStyle: 'short' }).format(
    now,
  ) as IsoDate;
}

export const addDays = (date: IsoDate, days: number): IsoDate => fromUtc(utc(date) + days * DAY);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((utc(to) - utc(from)) / DAY);

/** `Nov 12` in the year of `now`, else `Nov 12, 2026`. */
export function showDate(date: IsoDate | null | undefined, now: IsoDate = today()): string {
  if (!date) return '';
  const [year = '', month = '', day = ''] = date.split('-');
  const short = `${MONTHS[Number(month) - 1] ?? ''} ${Number(day)}`;
  return year === now.slice(0, 4) ? short : `${short}, ${year}`;
}

function zoned(instant: Instant, timeZone: string | undefined, options: Intl.DateTimeFormatOptions): string {
  const zone = timeZone ? { timeZone } : {};
  return new Intl.DateTimeFormat('en-US', { ...options, ...zone }).format(new Date(instant));
}

/** The calendar day of a moment in a time zone. */
export const dateOf = (instant: Instant, timeZone?: string): IsoDate => today(timeZone, new Date(instant));

/** The time of day in a time zone: `05:52`. */
export const showTime = (instant: Instant, timeZone?: string): string =>
  zoned(instant, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A moment in a time zone, as `Nov 12, 05:52`, with its year when it is not this one. */
export function showInstant(instant: Instant | null | undefined, timeZone?: string, now?: IsoDate): string {
  if (!instant) return '';
  const day = showDate(dateOf(instant, timeZone), now ?? today(timeZone));
  return `${day}, ${showTime(instant, timeZone)}`;
}

/** `Mon`: beside a typed date, so that a slip shows. */
export function weekday(date: IsoDate): string {
  const name = WEEKDAYS[new Date(utc(date)).getUTCDay()] ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** How far away a day is, for tooltips: `today`, `in 3 days`, `2 days ago`. */
export function showDistance(date: IsoDate, now: IsoDate = today()): string {
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(daysBetween(now, date), 'day');
}

const fullYear = (typed: string): number => (typed.length <= 2 ? 2000 + Number(typed) : Number(typed));

/** A date without its year is the one nearest to today, so that 1/3 typed in December is next January. */
function nearestYear(month: number, day: number, now: IsoDate): IsoDate | undefined {
  const year = Number(now.slice(0, 4));
  const candidates = [year - 1, year, year + 1].flatMap((one) => dayOf(one, month, day) ?? []);
  const away = (date: IsoDate): number => Math.abs(daysBetween(now, date));
  return candidates.sort((a, b) => away(a) - away(b))[0];
}

function monthDay(month: number, day: number, year: string | undefined, now: IsoDate): IsoDate | undefined {
  return year === undefined ? nearestYear(month, day, now) : dayOf(fullYear(year), month, day);
}

/** The next day of that name; today's own name means a week from now. */
function nextWeekday(name: string, now: IsoDate): IsoDate {
  const wanted = WEEKDAYS.findIndex((day) => day === name.slice(0, 3));
  const ahead = (wanted - new Date(utc(now)).getUTCDay() + 7) % 7;
  return addDays(now, ahead === 0 ? 7 : ahead);
}

const monthNumber = (name: string): number =>
  MONTHS.findIndex((month) => name.toLowerCase().startsWith(month.toLowerCase())) + 1;

type Reader = readonly [
  RegExp,
  (match: readonly (string | undefined)[], now: IsoDate) => IsoDate | undefined,
];

const READERS: readonly Reader[] = [
  [/^(?:t|today)$/, (_, now) => now],
  [/^(?:y|yesterday)$/, (_, now) => addDays(now, -1)],
  [/^(?:tom|tomorrow)$/, (_, now) => addDays(now, 1)],
  [/^([+-])(\d{1,4})(w?)$/, ([, sign, count, week], now) => addDays(now, signedDays(sign, count, week))],
  [/^((?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)$/, ([, name = ''], now) => nextWeekday(name, now)],
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ([, y, m, d]) => dayOf(Number(y), Number(m), Number(d))],
  [
    /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/,
    ([, m, d, y], now) => monthDay(Number(m), Number(d), y, now),
  ],
  [
    /^([a-z]{3,9})\.? (\d{1,2})(?:,? (\d{4}|\d{2}))?$/,
    ([, name = '', d, y], now) => monthDay(monthNumber(name), Number(d), y, now),
  ],
];

function signedDays(sign = '+', count = '0', week = ''): number {
  return Number(`${sign}${count}`) * (week === '' ? 1 : 7);
}

/** The day that a person typed: `11/16`, `11/16/26`, `nov 16`, `+3`, `-1w`, `fri`, `today`; undefined when none. */
export function parseDate(typed: string, now: IsoDate = today()): IsoDate | undefined {
  const plain = typed.trim().toLowerCase().replace(/\s+/g, ' ').replace('\u2212', '-');
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(plain);
    if (match) return read(match, now);
  }
  return undefined;
}
