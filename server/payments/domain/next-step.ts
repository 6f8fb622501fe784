import type { AttemptKind, PaymentMethod, PaymentStatus } from '../schema/states';
import { type Call, type NextCall, nextCall } from './next-call';
import { isUnderWay } from './payment-states';

export type PaymentAtWork = {
  status: PaymentStatus;
  method: PaymentMethod | null;
  /** Its order is cancelled: an authorisation is given back rather than captured. */
  isReleased: boolean;
  /** How often its patience may run out. */
  rounds: number;
};

/** What is to be done about a payment now: one call, and of which kind. */
export type NextStep = { do: 'nothing' } | (Exclude<NextCall, { do: 'go_on' }> & { kind: AttemptKind });

/** Gathers nothing and does nothing: from what is recorded it follows what comes next, after whatever interruption. */
export function nextStep(payment: PaymentAtWork, calls: readonly Call[], now: Date): NextStep {
  if (!isUnderWay(payment.status) || payment.method === null) return { do: 'nothing' };
  if (payment.method === 'account_transfer') return step('send', calls, now, payment.rounds);
  const authorising = nextCall('authorise', calls, now, payment.rounds);
  if (authorising.do !== 'go_on') return { ...authorising, kind: 'authorise' };
  if (authorising.came !== 'succeeded') return { do: 'nothing' };
  // Once the capture was begun, it is what must become known.
  const isCapturing = calls.some((call) => call.kind === 'capture');
  return step(payment.isReleased && !isCapturing ? 'void' : 'capture', calls, now, payment.rounds);
}

function step(kind: AttemptKind, calls: readonly Call[], now: Date, rounds: number): NextStep {
  const next = nextCall(kind, calls, now, rounds);
  return next.do === 'go_on' ? { do: 'nothing' } : { ...next, kind };
}
