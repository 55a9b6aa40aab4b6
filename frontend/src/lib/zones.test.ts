import { expect, test } from 'vitest';
import type { IsoDate } from './brands';
import { endOfDay, startOfDay } from './zones';

const CHICAGO = 'America/Chicago';

test.each([
  ['2026-11-12', '2026-11-12T06:00:00.000Z', '2026-11-13T05:59:59.999Z'],
  ['2026-07-01', '2026-07-01T05:00:00.000Z', '2026-07-02T04:59:59.999Z'],
  ['2026-03-08', '2026-03-08T06:00:00.000Z', '2026-03-09T04:59:59.999Z'],
  ['2026-11-01', '2026-11-01T05:00:00.000Z', '2026-11-02T05:59:59.999Z'],
])('%s in Chicago runs from %s to %s', (day, start, end) => {
  expect(startOfDay(day as IsoDate, CHICAGO)).toBe(start);
  expect(endOfDay(day as IsoDate, CHICAGO)).toBe(end);
});

test('a day east of Greenwich begins on the evening before in UTC', () => {
  expect(startOfDay('2026-01-01' as IsoDate, 'Asia/Tokyo')).toBe('2025-12-31T15:00:00.000Z');
});
