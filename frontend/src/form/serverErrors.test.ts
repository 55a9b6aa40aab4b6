import { describe, expect, test } from 'vitest';
import { ApiError } from '@/api/errors';
import { placeErrors } from './serverErrors';

const isShown = (key: string) => ['name', 'lines'].includes(key);
const refusal = (fields: Record<string, string>, form: readonly string[] = []) =>
  new ApiError('validation', 'Refused', { fields: new Map(Object.entries(fields)), form });

describe('a refusal', () => {
  test('is shown at its field', () => {
    const placed = placeErrors(refusal({ name: 'Taken.' }), isShown);
    expect(placed).toEqual({ fields: new Map([['name', 'Taken.']]), alerts: [] });
  });

  test('of a field that is not on the page is said on top', () => {
    expect(placeErrors(refusal({ owner: 'Not yours.' }), isShown).alerts).toEqual(['Not yours.']);
  });

  test('of a cell is shown in the cell, where that now is', () => {
    const place = (path: string) => path.replace('lines.0', 'lines.2');
    const placed = placeErrors(refusal({ 'lines.0.quantity': 'Too many.' }), isShown, place);
    expect([...placed.fields]).toEqual([['lines.2.quantity', 'Too many.']]);
  });

  test('of all lines together is said on top', () => {
    expect(placeErrors(refusal({ lines: 'Add at least one line.' }), isShown).alerts).toEqual([
      'Add at least one line.',
    ]);
  });

  test('that belongs to no field is said on top', () => {
    expect(placeErrors(refusal({}, ['The deal is invoiced.']), isShown).alerts).toEqual([
      'The deal is invoiced.',
    ]);
  });

  test.each([
    ['offline', /Nothing is lost/],
    ['auth', /Sign in again/],
    ['throttled', /Wait a moment/],
    ['server', /Nothing is lost/],
  ] as const)('by %s says what to do', (kind, words) => {
    expect(placeErrors(new ApiError(kind, 'x'), isShown).alerts[0]).toMatch(words);
  });
});
