import { expect, test } from 'vitest';
import { expressionProblem, keyOf, matches } from './expression';

const event = {
  name: 'order/created',
  data: { n: 5, s: 'x', nothing: null, list: [1, 'z'], deep: { k: 1 }, nul: 'a\0b', long: 'x'.repeat(5000) },
};
const async = { name: 'answer', data: { n: 5, s: 'y' } };

test.each([
  ['event.data.n == 5', true, 'numbers of JSON compare with whole numbers'],
  ['event.data.n > 4 && event.data.n < 5.5', true, 'and with fractions'],
  ['event.data.n == async.data.n', true, 'two events compare'],
  ['event.data.s == async.data.s', false, 'and differ'],
  ['event.data.missing == null', true, 'a missing field is null, as in Inngest'],
  ['event.data.missing != "test"', true, 'and therefore differs from any text'],
  ['event.data.missing == async.data.missing', true, 'even from both events'],
  ['event.data.missing.deeper == 1', false, 'nothing lies below null'],
  ['has(event.data.missing)', false, 'a missing field is not there'],
  ['has(event.data.s) && event.data.s == "x"', true, 'a present one is'],
  ['event.data.nothing == null', true, 'null is null'],
  ['"z" in event.data.list', true, 'lists can be searched'],
  ['event.data.s.startsWith("x") || event.data.missing == 1', true, 'one side is enough'],
  ['event.data.n > "a"', false, 'what cannot be compared does not hold'],
  ['event.data.n', false, 'a number is not true'],
  ['', true, 'no expression excludes nothing'],
])('%s is %s: %s', (expression, expected, _reason) => {
  expect(matches(expression, { event, async })).toBe(expected);
});

test.each([
  ['event.data.s', 'x', 'text is itself'],
  ['event.data.n', '5', 'a number is its digits'],
  ['event.data.s + "-" + string(event.data.n)', 'x-5', 'keys can be put together'],
  ['"all"', 'all', 'or be the same for all'],
  ['event.data.missing', '', 'a missing field is the empty key'],
  ['event.data.deep', '{"k":1}', 'an object is its JSON'],
  ['event.data.nul', /^[0-9a-f]{64}$/, 'what a text column cannot hold is hashed'],
  ['event.data.long', /^[0-9a-f]{64}$/, 'and so is what an index cannot hold'],
])('the key %s is %j: %s', (expression, expected, _reason) => {
  expect(keyOf(expression, event)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
});

test.each([
  ['event.data.', 'unfinished'],
  ['evnt.data.x == 1', 'no such variable'],
  ['event.data.x = 1', 'not an operator'],
])('%s is not an expression: %s', (expression, _reason) => {
  expect(expressionProblem(expression)).toBeTypeOf('string');
});
