import { describe, expect, it } from 'vitest';
import { nextNumber } from './numbers';

describe('the number of the next order', () => {
  it.each([
    ['PO-', '601', '5', 'PO-00601'],
    ['', '7', '1', '7'],
    [' MC/', '123456', '4', 'MC/123456'],
    ['PO-', '007', '5', 'PO-00007'],
  ])('%s %s %s', (prefix, next, width, number) => {
    expect(nextNumber(prefix, next, width)).toBe(number);
  });

  it.each([
    ['0', '5'],
    ['', '5'],
    ['12a', '5'],
    ['1', '0'],
    ['1', '13'],
    ['1', '2.5'],
  ])('is not shown for next %s with %s digits', (next, width) => {
    expect(nextNumber('PO-', next, width)).toBeUndefined();
  });
});
