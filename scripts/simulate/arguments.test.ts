import { expect, test } from 'vitest';
import { readArguments } from './arguments';

test('reads what is wanted', () => {
  const args = ['--orders', '1000', '--rate', '50', '--faults', '0.05', '--seed', '7', '--merchant', 'shop'];
  expect(readArguments(args)).toEqual({
    payments: 0,
    orders: 1_000,
    rate: 50,
    faults: 0.05,
    seed: 7,
    merchant: 'shop',
    patienceSeconds: 120,
    url: undefined,
    key: undefined,
  });
  expect(readArguments(['--help'])).toBeNull();
});

test.each<[reason: string, args: string[], words: string]>([
  ['nothing to do', [], 'Say how many'],
  ['half a payment', ['--payments', '1.5'], 'whole number'],
  ['no number', ['--orders', 'many'], '--orders must be a number'],
  ['an empty one', ['--orders', ''], '--orders must be a number'],
  ['a share beyond all', ['--orders', '1', '--faults', '5'], '--faults must be a number from 0 to 1'],
  ['no rate at all', ['--orders', '1', '--rate', '0'], '--rate must be a number from 0.1'],
  ['an unknown option', ['--order', '1'], 'Unknown option'],
])('refuses %s', (_reason, args, words) => {
  expect(() => readArguments(args)).toThrow(words);
});
