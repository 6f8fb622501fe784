import { describe, expect, test } from 'vitest';
import { problemText, waitText } from './sign-in-problem';

describe('what went wrong', () => {
  test.each<[string, RegExp, string]>([
    ['wrong_password', /do not match/, 'as the form tells it'],
    ['throttled:90', /Try again in 2 minutes\./, 'with how long'],
    ['no_account', /invite you/, 'by single sign-on'],
    ['OAuthCallback', /did not work/, 'a word of the library'],
    ['<b>x</b>', /did not work/, 'anything that stands in the address'],
  ])('%s: %s, %s', (word, text) => {
    expect(problemText(word)).toMatch(text);
  });
});

test.each([
  [1, 'a second'],
  [59, '59 seconds'],
  [60, 'a minute'],
  [61, '2 minutes'],
  [3_540, '59 minutes'],
  [3_541, 'an hour'],
  [7_201, '3 hours'],
])('%i seconds are %s', (seconds, text) => {
  expect(waitText(seconds)).toBe(text);
});
