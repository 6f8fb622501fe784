import { addDays, localDateOf, startOfHour } from '@/server/kernel/calendar';
import { type ChargeOutcome, reviewOutcomes } from '../schema/outcomes';
import type { BillingSettings, RetryRules, Wait } from '../schema/policy';

/** The policy as it is delivered: staff may change it (`billing_policy`). */
export const deliveredRules: RetryRules = {
  // At once with growing pauses, then each hour for a day.
  network_error: {
    waits: [
      { seconds: 2, times: 1 },
      { seconds: 10, times: 1 },
      { seconds: 60, times: 1 },
      { seconds: 3_600, times: 24 },
    ],
    afterwards: 'fail',
  },
  no_funds: { waits: [{ days: 1 }, { days: 3 }, { days: 7 }, { days: 14 }], afterwards: 'fail' },
  declined: { waits: [{ days: 3 }, { days: 7 }], afterwards: 'fail' },
  unknown: {
    waits: [
      { seconds: 5, times: 2 },
      { seconds: 60, times: 5 },
      { seconds: 600, times: 6 },
      { seconds: 3_600, times: 1 },
    ],
  },
};

/** What is known when an answer came. */
export type Answered = {
  outcome: ChargeOutcome;
  /** How often this outcome came since the charge was (re)started, this time included. */
  times: number;
  /** When the first charge since then was begun. */
  firstAt: Date;
  at: Date;
  timeZone: string;
  /** The charge may have arrived earlier: this asks about it, or sends it again under its own key. */
  mayHaveArrived: boolean;
};

/** Each is a move of `invoices/domain/invoice-states.ts` from `processing` or `unknown`. */
export type NextStep = { becomes: 'paid' | 'open' | 'failed' | 'unknown'; nextTryAt: Date | null; review: boolean };

/** What becomes of the invoice, by the policy. */
export function nextStep(answered: Answered, rules: RetryRules, { hour }: BillingSettings): NextStep {
  const { outcome, times, at } = answered;
  if (outcome === 'charged') return { becomes: 'paid', nextTryAt: null, review: false };
  // That a question did not get through, or what is sent again, says nothing about what was asked or sent before.
  if (answered.mayHaveArrived && (outcome === 'network_error' || outcome === 'held_back'))
    return { becomes: 'unknown', nextTryAt: askAgainAt(answered, rules, hour), review: false };
  if (outcome === 'held_back') return { becomes: 'open', nextTryAt: at, review: false };
  // The same charge goes again at once, under its own key.
  if (outcome === 'not_found') return { becomes: 'unknown', nextTryAt: at, review: false };
  if (outcome === 'unknown' || outcome === 'pending')
    return { becomes: 'unknown', nextTryAt: askAgainAt(answered, rules, hour), review: false };
  if (isReviewed(outcome)) return { becomes: 'failed', nextTryAt: null, review: true };
  const rule = rules[outcome];
  const next = nth(rule.waits, times);
  if (next) return { becomes: 'open', nextTryAt: when(next, answered, hour), review: false };
  return { becomes: 'failed', nextTryAt: null, review: rule.afterwards === 'review' };
}

function askAgainAt(answered: Answered, { unknown: { waits } }: RetryRules, hour: number): Date {
  return when(nth(waits, answered.times) ?? (waits.at(-1) as Wait), answered, hour);
}

type Reviewed = (typeof reviewOutcomes)[number];
const isReviewed = (outcome: ChargeOutcome): outcome is Reviewed =>
  (reviewOutcomes as readonly ChargeOutcome[]).includes(outcome);

/** The wait after the n-th time, from 1; undefined after the last. */
function nth(waits: readonly Wait[], n: number): Wait | undefined {
  let left = n;
  for (const wait of waits) {
    left -= 'seconds' in wait ? wait.times : 1;
    if (left <= 0) return wait;
  }
  return undefined;
}

function when(wait: Wait, { at, firstAt, timeZone }: Answered, hour: number): Date {
  if ('seconds' in wait) return new Date(at.getTime() + wait.seconds * 1_000);
  const day = startOfHour(addDays(localDateOf(firstAt, timeZone), wait.days), hour, timeZone);
  // Late by itself, it is not tried twice at once.
  return day > at ? day : startOfHour(addDays(localDateOf(at, timeZone), 1), hour, timeZone);
}
