import { describe, expect, test } from 'vitest';
import type { ChargeOutcome } from '../schema/outcomes';
import { type Answered, deliveredRules, nextStep } from './next-step';

const at = new Date('2026-05-01T08:00:00Z');
const settings = { hour: 6, onWorkingDay: false, beginsOn: null };
const step = (outcome: ChargeOutcome, more: Partial<Answered> = {}) =>
  nextStep(
    { outcome, times: 1, firstAt: at, at, timeZone: 'Europe/Madrid', mayHaveArrived: false, ...more },
    deliveredRules,
    settings,
  );
const seconds = (n: number) => new Date(at.getTime() + n * 1_000);

describe('what becomes of an invoice', () => {
  test.each<[why: string, outcome: ChargeOutcome, becomes: string, review: boolean]>([
    ['it is paid', 'charged', 'paid', false],
    ['tried again', 'no_funds', 'open', false],
    ['tried again', 'declined', 'open', false],
    ['tried again', 'network_error', 'open', false],
    ['nothing was sent', 'held_back', 'open', false],
    ['a person looks', 'customer_not_found', 'failed', true],
    ['a person looks', 'currency_mismatch', 'failed', true],
    ['a person looks', 'no_payment_method', 'failed', true],
    ['a person looks', 'customer_suspended', 'failed', true],
    ['asked about', 'unknown', 'unknown', false],
    ['asked about', 'pending', 'unknown', false],
    ['sent again under its key', 'not_found', 'unknown', false],
  ])('%s: %s', (_why, outcome, becomes, review) => {
    expect(step(outcome)).toMatchObject({ becomes, review });
  });

  test.each(['network_error', 'held_back'] as const)('what may have arrived is still not known after %s', (outcome) => {
    expect(step(outcome, { mayHaveArrived: true })).toMatchObject({ becomes: 'unknown', nextTryAt: seconds(5) });
  });

  test('nothing that is not known is ever charged anew, however often it was asked', () => {
    for (let times = 1; times < 500; times += 7)
      expect(step('unknown', { times })).toMatchObject({ becomes: 'unknown', nextTryAt: expect.any(Date) });
  });
});

describe('when it is tried again', () => {
  test('the network: at once with growing pauses, then hourly for a day, then given up', () => {
    const waits = Array.from({ length: 28 }, (_, n) => step('network_error', { times: n + 1 }).nextTryAt);
    expect(waits.slice(0, 4)).toEqual([seconds(2), seconds(10), seconds(60), seconds(3_600)]);
    expect(waits[26]).toEqual(seconds(3_600));
    expect(step('network_error', { times: 28 })).toEqual({ becomes: 'failed', nextTryAt: null, review: false });
  });

  test('too little money: days 1, 3, 7 and 14 after the first, at the hour where the customer is', () => {
    const days = [1, 2, 3, 4].map((times) => step('no_funds', { times }).nextTryAt?.toISOString());
    // 06:00 in Madrid in summer.
    expect(days).toEqual(['02', '04', '08', '15'].map((day) => `2026-05-${day}T04:00:00.000Z`));
    expect(step('no_funds', { times: 5 })).toMatchObject({ becomes: 'failed' });
  });

  test('a day that is over already is not tried twice at once, but tomorrow', () => {
    const late = new Date('2026-05-20T08:00:00Z');
    expect(step('no_funds', { times: 2, at: late }).nextTryAt).toEqual(new Date('2026-05-21T04:00:00Z'));
  });

  test('a night with a change of clock has its hour once', () => {
    const firstAt = new Date('2026-03-28T10:00:00Z');
    const settingsAtTwo = { hour: 2, onWorkingDay: false, beginsOn: null };
    const answered = { outcome: 'no_funds', times: 1, firstAt, at: firstAt, mayHaveArrived: false } as const;
    // 02:00 does not exist on 29 March in Madrid: it is the first instant after the gap.
    expect(nextStep({ ...answered, timeZone: 'Europe/Madrid' }, deliveredRules, settingsAtTwo).nextTryAt).toEqual(
      new Date('2026-03-29T01:00:00Z'),
    );
  });
});
