import { describe, expect, test } from 'vitest';
import { cellsOf, isBlock, lineFrom, pastedLines } from './pastedLines';

describe('lines pasted from a spreadsheet', () => {
  test('are read by their order when there is no head', () => {
    expect(
      pastedLines(
        '116A Chuck roll\t1,000\t38,500\t2.4150\t2.5300\r\n120 Brisket\t180\t11160\t2.4675\t2.59\r\n',
        'item',
      ),
    ).toEqual([
      {
        item: '116A Chuck roll',
        quantity: '1000',
        estimated_weight: '38500',
        price_per_unit: '2.4150',
        sale_price_per_unit: '2.5300',
      },
      {
        item: '120 Brisket',
        quantity: '180',
        estimated_weight: '11160',
        price_per_unit: '2.4675',
        sale_price_per_unit: '2.59',
      },
    ]);
  });

  test('are read by their head, in whatever order', () => {
    const text =
      'Sell $/lb\tDescription\tCases\tEst. Weight (lb)\tBuy $/lb\tBasis\n2.53\t116A\t1000\t38500\t2.415\tcwt';
    expect(pastedLines(text, 'item')).toEqual([
      {
        item: '116A',
        quantity: '1000',
        estimated_weight: '38500',
        price_per_unit: '2.415',
        sale_price_per_unit: '2.53',
        price_basis: 'cwt',
      },
    ]);
  });

  test('leave out columns that nobody knows', () => {
    expect(pastedLines('Item\tColour\tQty\n116A\tred\t10', 'item')).toEqual([
      { item: '116A', quantity: '10' },
    ]);
  });

  test('start at the column that they are pasted at', () => {
    expect(pastedLines('2.41\t2.53\n2.46\t2.59', 'price_per_unit')).toEqual([
      { price_per_unit: '2.41', sale_price_per_unit: '2.53' },
      { price_per_unit: '2.46', sale_price_per_unit: '2.59' },
    ]);
    expect(pastedLines('38212.6\n11061.3', 'received_weight')).toEqual([
      { received_weight: '38212.6' },
      { received_weight: '11061.3' },
    ]);
  });

  test('keep a price with its unit, for the line to convert', () => {
    expect(pastedLines('116A\t10\t400\t253/cwt', 'item')[0]?.price_per_unit).toBe('253/cwt');
  });

  test('a number as text is no head', () => {
    expect(pastedLines('116\t10\n120\t20', 'item')).toHaveLength(2);
  });

  test('cells in quotes keep tabs, breaks and quotes', () => {
    expect(cellsOf('"a\tb"\t"say ""hi"""\nc\t\n\n')).toEqual([
      ['a b', 'say "hi"'],
      ['c', ''],
    ]);
  });

  test('a unit that nobody knows leaves the usual one', () => {
    expect(lineFrom(pastedLines('Item\tUnit\tQty\n116A\tcrate\t5', 'item')[0] ?? {}).unit).toBe('case');
  });

  test.each([
    ['2.53', false],
    ['2.53\n', false],
    ['2.53\t2.6', true],
    ['a\nb', true],
  ])('%j is a block: %s', (text, expected) => {
    expect(isBlock(text)).toBe(expected);
  });
});
