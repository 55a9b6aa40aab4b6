import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@/lib/brands';
import { expiring, hasArrived, isLoaded, listAddress, pickups, weekOf } from './panels';

const day = (text: string) => text as IsoDate;

describe('the week around a day', () => {
  it.each([
    ['2026-11-22', '2026-11-16', '2026-11-22'],
    ['2026-11-16', '2026-11-16', '2026-11-22'],
    ['2026-12-31', '2026-12-28', '2027-01-03'],
  ])('%s is Monday %s to Sunday %s', (on, from, to) => {
    expect(weekOf(day(on))).toEqual({ from, to });
  });
});

describe('a panel', () => {
  it('and its link ask for the same', () => {
    const where = pickups(day('2026-11-18'), 7);
    expect(listAddress('purchase-orders', where, 'pickup_date')).toBe(
      '/purchase-orders?owner.in=7&pickup_date.gte=2026-11-16&pickup_date.lte=2026-11-22&sort=pickup_date' +
        '&stage.in=booked,confirmed,delivered,draft,in_transit,invoiced',
    );
  });

  it('of everybody names no owner', () => {
    expect(expiring(day('2026-11-18'))).toEqual({ expires_on__lte: '2026-12-18' });
  });
});

describe('a truck', () => {
  it.each([
    ['confirmed', false, false],
    ['in_transit', true, false],
    ['delivered', true, true],
    ['cancelled', true, true],
  ] as const)('of a deal that is %s', (stage, loaded, arrived) => {
    expect([isLoaded(stage), hasArrived(stage)]).toEqual([loaded, arrived]);
  });
});
