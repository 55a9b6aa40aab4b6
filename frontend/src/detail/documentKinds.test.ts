import { expect, test } from 'vitest';
import type { IsoDate } from '@/lib/brands';
import { guessKind, previewOf } from './documentKinds';
import { standingOf } from './documents';

test.each([
  ['BOL_24817.pdf', 'bol'],
  ['Bill of Lading 24817.PDF', 'bol'],
  ['signed-POD.jpg', 'pod'],
  ['2026 COI Cold Ridge.pdf', 'coi'],
  ['W-9 2026.pdf', 'w9'],
  ['Letter of Guarantee.pdf', 'letter_of_guarantee'],
  ['carrier invoice 88.pdf', 'freight_invoice'],
  ['INV-5512.pdf', 'supplier_invoice'],
  ['IMG_2044.jpg', 'other'],
  ['catch weights.xlsx', 'weight_sheet'],
])('%s is most likely %s', (name, kind) => {
  expect(guessKind(name)).toBe(kind);
});

test.each([
  ['application/pdf', 'frame'],
  ['image/png', 'image'],
  ['image/svg+xml', undefined],
  ['text/html', undefined],
])('%s is shown as %s', (type, expected) => {
  expect(previewOf(type)).toBe(expected);
});

test.each([
  [null, 'ok'],
  ['2027-01-31', 'ok'],
  ['2026-12-20', 'warn'],
  ['2026-11-23', 'warn'],
  ['2026-11-22', 'danger'],
])('what holds until %s is %s', (expires, expected) => {
  expect(standingOf(expires as IsoDate | null, '2026-11-23' as IsoDate)).toBe(expected);
});
