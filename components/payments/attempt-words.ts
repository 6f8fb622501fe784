import type { Tone } from '@/components/ui/badge';
import type { Attempt, PaymentDetail } from '@/server/payments/schema/payments';
import type { AttemptKind, AttemptOutcome } from '@/server/payments/schema/states';

const kinds: Record<Exclude<AttemptKind, 'look_up'>, string> = {
  authorise: 'Authorise',
  capture: 'Capture',
  void: 'Void',
  refund: 'Refund',
  send: 'Send',
};

/** What was asked of the provider. */
export const operationWords = ({ kind, asksAbout }: Pick<Attempt, 'kind' | 'asksAbout'>): string =>
  kind === 'look_up' ? `Look up attempt ${asksAbout ?? '?'}` : kinds[kind];

const outcomes: Record<AttemptOutcome, { words: string; tone: Tone }> = {
  succeeded: { words: 'Succeeded', tone: 'positive' },
  declined: { words: 'Declined', tone: 'danger' },
  failed: { words: 'Failed', tone: 'danger' },
  not_sent: { words: 'Not sent', tone: 'warning' },
  unknown: { words: 'No answer', tone: 'warning' },
  pending: { words: 'Still at it', tone: 'accent' },
  not_found: { words: 'Never arrived', tone: 'warning' },
};

/** What came of it. A look-up tells of the attempt that it asks about. */
export const outcomeOf = ({ outcome }: Pick<Attempt, 'outcome'>): { words: string; tone: Tone } =>
  outcome === null ? { words: 'No answer yet', tone: 'accent' } : outcomes[outcome];

/** The look-up that found out what came of an attempt whose answer was lost. */
export const foundBy = ({ number }: Attempt, attempts: readonly Attempt[]): Attempt | undefined =>
  attempts.find(
    ({ asksAbout, outcome }) => asksAbout === number && ['succeeded', 'declined', 'failed'].includes(outcome ?? ''),
  );

/** Why something did not succeed, in words. */
export const reasonOf = ({ reason }: Pick<Attempt, 'reason'>): string | null => reason?.message ?? null;

/** What changes when something moved: whoever shows what follows from a payment asks again then. */
export const stateOf = ({ status, attempts, refunds, disputes, stuckSince }: PaymentDetail): string =>
  [status, attempts.length, ...refunds.map((refund) => refund.status), ...disputes.map((one) => one.status), stuckSince]
    .join(' ')
    .trim();
