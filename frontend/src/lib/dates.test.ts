import { expect, test } from 'vitest';
import type { Instant, IsoDate } from './brands';
import { addDays, dateOf, daysBetween, parseDate, showDate, showDistance, showInstant, today } from './dates';

const day = (text: string) => text as IsoDate;
/** A Sunday. */
const NOW = day('2026-11-22');

test.each([
  ['11/16', '2026-11-16'],
  ['11/16/27', '2027-11-16'],
  ['11-16-2025', '2025-11-16'],
  ['2026-1-5', '2026-01-05'],
  ['1/3', '2027-01-03'],
  ['nov 12', '2026-11-12'],
  ['December 1, 2026', '2026-12-01'],
  ['+3', '2026-11-25'],
  ['-1', '2026-11-21'],
  ['+2w', '2026-12-06'],
  ['fri', '2026-11-27'],
  ['Sunday', '2026-11-29'],
  ['t', '2026-11-22'],
  ['Tomorrow', '2026-11-23'],
  ['yesterday', '2026-11-21'],
  ['2/30', undefined],
  ['13/1', undefined],
  ['foo 3', undefined],
  ['soon', undefined],
  ['', undefined],
])('typing %s means %s', (typed, date) => {
  expect(parseDate(typed, NOW)).toBe(date);
});

test('a leap day without its year is the nearest one that exists', () => {
  expect(parseDate('2/29', day('2027-12-01'))).toBe('2028-02-29');
});

test.each([
  ['2026-11-12', 'Nov 12'],
  ['2025-03-01', 'Mar 1, 2025'],
])('%s reads %s', (date, text) => {
  expect(showDate(day(date), NOW)).toBe(text);
});

test('days are counted across a change of the clocks', () => {
  expect(addDays(day('2026-10-31'), 2)).toBe('2026-11-02');
  expect(daysBetween(day('2026-11-02'), day('2026-10-31'))).toBe(-2);
});

test('a moment is shown in the time zone of the user', () => {
  const late = '2026-11-12T04:52:00Z' as Instant;
  expect(showInstant(late, 'America/Chicago', NOW)).toBe('Nov 11, 22:52');
  expect(showInstant(late, 'UTC', NOW)).toBe('Nov 12, 04:52');
  expect(dateOf(late, 'America/Chicago')).toBe('2026-11-11');
});

test('midnight is written as 00', () => {
  expect(showInstant('2026-11-12T00:05:00Z' as Instant, 'UTC', NOW)).toBe('Nov 12, 00:05');
});

test('today depends on the time zone', () => {
  const moment = new Date('2026-11-12T04:52:00Z');
  expect(today('Asia/Tokyo', moment)).toBe('2026-11-12');
  expect(today('America/Chicago', moment)).toBe('2026-11-11');
});

test.each([
  ['2026-11-22', 'today'],
  ['2026-11-25', 'in 3 days'],
  ['2026-11-20', '2 days ago'],
])('%s is %s', (date, text) => {
  expect(showDistance(day(date), NOW)).toBe(text);
});
