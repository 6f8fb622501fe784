import { describe, expect, it } from 'vitest';
import { cardNumberTyped, codeTyped, expiryTyped } from './card-typed';

describe('cardNumberTyped', () => {
  it.each([
    ['4242424242424242', '4242 4242 4242 4242', 'fours'],
    ['4242-4242 42', '4242 4242 42', 'as it was copied from somewhere'],
    ['378282246310005', '3782 822463 10005', 'as American Express prints it'],
    ['', '', 'nothing'],
    ['42424242424242424242', '4242 4242 4242 4242 424', 'no number is longer than 19 digits'],
  ])('%s → %s: %s', (text, expected) => {
    expect(cardNumberTyped(text)).toBe(expected);
  });
});

describe('expiryTyped', () => {
  it.each([
    ['1', '', '1', 'may become 10, 11 or 12'],
    ['9', '', '09/', 'can be no other month'],
    ['12', '1', '12/', 'the slash comes by itself'],
    ['12/3', '12/', '12/3', 'the year'],
    ['1230', '', '12/30', 'pasted without a slash'],
    ['9/30', '', '09/30', 'pasted without the zero'],
    ['13', '1', '01/3', 'January of 203x'],
    ['12', '12/', '12', 'the slash is deleted'],
    ['1', '12', '1', 'a digit is deleted'],
    ['', '1', '', 'all is deleted'],
    ['12/304', '12/30', '12/30', 'no more than two digits of a year'],
  ])('%j after %j → %j: %s', (text, before, expected) => {
    expect(expiryTyped(text, before)).toBe(expected);
  });
});

it('a verification code has up to four digits', () => {
  expect(codeTyped('12a345')).toBe('1234');
});
