/** Days of a time zone as moments: where they begin and where they end. */
import type { Instant, IsoDate } from './brands';
import { addDays } from './dates';

/** Milliseconds that clocks in the zone are ahead of UTC at a moment. */
function aheadOfUtc(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(time);
  const at = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')) - time;
}

/** The first moment of a day. On the days when clocks change, the difference is taken at that moment itself. */
export function startOfDay(date: IsoDate, timeZone: string): Instant {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const near = midnight - aheadOfUtc(midnight, timeZone);
  return new Date(midnight - aheadOfUtc(near, timeZone)).toISOString() as Instant;
}

/** The last millisecond of a day. */
export function endOfDay(date: IsoDate, timeZone: string): Instant {
  const next = Date.parse(startOfDay(addDays(date, 1), timeZone));
  return new Date(next - 1).toISOString() as Instant;
}
