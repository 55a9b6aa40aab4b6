import { useDeferredValue, useMemo, useState } from 'react';
import { ComboBox } from './ComboBox';
import type { ComboChoice } from './ComboOption';
import type { FieldProps } from './Field';

/** More than this are not read through: one types on. */
const MOST_SHOWN = 50;

/** `America/Argentina/Buenos_Aires` as people say it. */
export const zoneWords = (zone: string): string => zone.replaceAll('_', ' ');

/** `GMT-6` or `GMT+5:30`, as it is now. */
function offsetOf(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_/]+/g, ' ');

/** The zones that hold every typed word, those whose city begins with it first. */
export function zonesMatching(typed: string, zones: readonly string[]): readonly string[] {
  const words = plain(typed).trim();
  const found = zones.filter((zone) => words.split(' ').every((word) => plain(zone).includes(word)));
  const isCity = (zone: string) => plain(zone.split('/').at(-1) ?? '').startsWith(words);
  return [...found.filter(isCity), ...found.filter((zone) => !isCity(zone))];
}

const allZones = (): readonly string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')];

const choiceOf = (zone: string, now: Date): ComboChoice => ({
  id: zone,
  name: zoneWords(zone),
  detail: offsetOf(zone, now),
});

export interface TimeZoneFieldProps extends FieldProps {
  /** An IANA name. */
  readonly value: string;
  readonly onChange: (this: void, value: string) => void;
  readonly onBlur?: ((this: void) => void) | undefined;
  readonly disabled?: boolean | undefined;
}

/** A time zone by its city, each with how far it is from GMT today. */
export function TimeZoneField({ value, onChange, ...field }: TimeZoneFieldProps) {
  const [typed, setTyped] = useState<string>();
  // An answer a moment later, as from a server: the list marks its first choice when the answer comes.
  const asked = useDeferredValue(typed);
  const found = useMemo(() => (asked === undefined ? [] : zonesMatching(asked, allZones())), [asked]);
  const choices = useMemo(() => {
    const now = new Date();
    return found.slice(0, MOST_SHOWN).map((zone) => choiceOf(zone, now));
  }, [found]);
  return (
    <ComboBox
      {...field}
      value={zoneWords(value)}
      choices={choices}
      isSettled={asked === typed}
      note={found.length > MOST_SHOWN ? 'Type more to see others.' : undefined}
      onSearch={setTyped}
      onPick={({ id }) => onChange(String(id))}
    />
  );
}
