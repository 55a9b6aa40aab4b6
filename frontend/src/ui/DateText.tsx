import type { Instant, IsoDate } from '@/lib/brands';
import { dateOf, showDate, showDistance, showInstant } from '@/lib/dates';

/** A day: `Nov 12`; how far away it is stands in its title. */
export function DateText({ value }: { readonly value: IsoDate | null | undefined }) {
  return value ? (
    <time dateTime={value} title={showDistance(value)}>
      {showDate(value)}
    </time>
  ) : null;
}

export interface InstantTextProps {
  readonly value: Instant | null | undefined;
  /** The user's; the browser's when absent. */
  readonly timeZone?: string;
}

/** A moment: `Nov 12, 05:52`. */
export function InstantText({ value, timeZone }: InstantTextProps) {
  return value ? (
    <time dateTime={value} title={showDistance(dateOf(value, timeZone))}>
      {showInstant(value, timeZone)}
    </time>
  ) : null;
}
