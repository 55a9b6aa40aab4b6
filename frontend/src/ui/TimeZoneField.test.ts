import { describe, expect, it } from 'vitest';
import { zonesMatching, zoneWords } from './TimeZoneField';

const ZONES = ['UTC', 'America/New_York', 'America/North_Dakota/New_Salem', 'Asia/Yakutsk', 'Europe/London'];

describe('a time zone', () => {
  it.each([
    ['new york', ['America/New_York']],
    ['New_Y', ['America/New_York']],
    ['dakota new', ['America/North_Dakota/New_Salem']],
    ['new', ['America/New_York', 'America/North_Dakota/New_Salem']],
    ['zzz', []],
  ])('is found by %s', (typed, found) => {
    expect(zonesMatching(typed, ZONES)).toEqual(found);
  });

  it('whose city begins with the words comes first', () => {
    expect(zonesMatching('l', ['America/Los_Angeles', 'Africa/Algiers', 'Europe/London'])).toEqual([
      'America/Los_Angeles',
      'Europe/London',
      'Africa/Algiers',
    ]);
  });

  it('is written as people say it', () => {
    expect(zoneWords('America/Argentina/Buenos_Aires')).toBe('America/Argentina/Buenos Aires');
  });
});
