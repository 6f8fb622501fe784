import { describe, expect, it } from 'vitest';
import { askedWaitMs, MAX_ATTEMPTS, nextAttemptAt } from './retry';

const at = new Date('2026-03-01T00:00:00Z');
const secondsTo = (date: Date | null) => date && (date.getTime() - at.getTime()) / 1000;

describe('the next attempt', () => {
  it('comes at growing distances, ten in all, over three days', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS }, (_, made) => secondsTo(nextAttemptAt(made + 1, at, null, 0)));
    expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
    const all = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0);
    expect(all / 86_400).toBeGreaterThan(3);
  });

  it.each<[number, number, number | null, number | null, string]>([
    [1, 0, null, 5, 'no chance adds nothing'],
    [1, 1, null, 6, 'chance adds a fifth at most'],
    [2, 0.5, null, 330, 'and scatters between'],
    [1, 0, 60_000, 60, 'the receiver asks for longer'],
    [2, 0, 60_000, 300, 'the receiver asks for less: our distance stays'],
    [1, 0, 10 * 86_400_000, 86_400, 'nobody is waited for longer than a day'],
    [10, 0, 60_000, null, 'there is no eleventh, whatever is asked'],
  ])('after %i with chance %d, asked %s ms: %s s (%s)', (made, chance, asked, expected) => {
    expect(secondsTo(nextAttemptAt(made, at, asked, chance))).toBe(expected);
  });
});

describe('Retry-After', () => {
  it.each<[string | undefined, number | null, string]>([
    [undefined, null, 'not sent'],
    ['120', 120_000, 'seconds'],
    ['0', 0, 'at once'],
    ['Sun, 01 Mar 2026 00:10:00 GMT', 600_000, 'an instant'],
    ['Sun, 01 Mar 2020 00:10:00 GMT', 0, 'an instant that is over'],
    ['soon', null, 'words'],
    ['-5', 0, 'an instant long ago to the parser'],
    ['99999999999999999999', null, 'more than a number holds'],
  ])('%s is %s ms: %s', (header, expected) => {
    expect(askedWaitMs(header, at)).toBe(expected);
  });
});
