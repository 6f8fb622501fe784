import { describe, expect, it } from 'vitest';
import { linesTyped, lineTyped, typedLine } from './line-typed';

const typed = { key: 'a', description: 'Work', quantity: '2', price: '10.50', tax: '21' };

describe('a line as it is typed', () => {
  it.each([
    [{}, { quantity: 2, unitAmount: 1_050, taxRatePpm: 210_000 }, 'as most are'],
    [{ price: '10,50' }, { unitAmount: 1_050 }, 'with a comma'],
    [{ price: '-5' }, { unitAmount: -500 }, 'a rebate'],
    [{ tax: '5,5' }, { taxRatePpm: 55_000 }, 'a rate with a part'],
    [{ tax: '' }, { taxRatePpm: 0 }, 'no tax'],
  ])('%j reads: %s', (change, line, _reason) => {
    expect(lineTyped({ ...typed, ...change }, 'EUR')).toMatchObject({ line });
  });

  it.each([
    [{ description: ' ' }, 'description', 'it says nothing'],
    [{ quantity: '0' }, 'quantity', 'none'],
    [{ quantity: '1.5' }, 'quantity', 'no whole number'],
    [{ price: '1,250' }, 'price', 'it could be read in two ways'],
    [{ price: '' }, 'price', 'nothing'],
    [{ tax: '101' }, 'tax', 'more than all'],
  ])('%j is refused: %s %s', (change, field, _reason) => {
    expect(lineTyped({ ...typed, ...change }, 'EUR')).toMatchObject({ field });
  });
});

it('comes to totals while it is typed, and back to the same text', () => {
  const both = linesTyped([typed, { ...typed, price: '' }, { ...typed, description: '', price: '-1' }], 'EUR');
  expect([both.net.amount, both.tax.amount, both.total.amount]).toEqual([1_900, 399, 2_299]);
  expect(typedLine(linesTyped([typed], 'EUR').lines[0] as never, 'a')).toEqual(typed);
  expect(typedLine(linesTyped([{ ...typed, price: '500' }], 'JPY').lines[0] as never, 'a').price).toBe('500');
});
