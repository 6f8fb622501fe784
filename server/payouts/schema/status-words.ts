import type { DisbursementStatus } from '@/server/disbursements/schema';
import type { Payout, PayoutWait } from '../schema';

/** How far a disbursement is: for staff, and as its merchant understands it; what it comes to (why) is another question. */
type StatusWords = {
  staff: string;
  merchant: string;
  /** A sentence for the merchant. */
  says: string;
  tone: Tone;
};
type Tone = 'neutral' | 'accent' | 'positive' | 'warning' | 'danger';

const safe = 'Your money is safe with us.';

/** The one place that says how statuses are called: pages, documents and mails ask it. */
export const statusWords: Record<DisbursementStatus, StatusWords> = {
  planned: {
    staff: 'Planned',
    merchant: 'Being prepared',
    says: 'It is worked out, and waits to be approved.',
    tone: 'neutral',
  },
  approved: {
    staff: 'Approved',
    merchant: 'Approved',
    says: 'It is approved, and goes to your bank next.',
    tone: 'accent',
  },
  submitting: {
    staff: 'Being sent',
    merchant: 'On its way',
    says: 'It is being sent to your bank.',
    tone: 'accent',
  },
  submitted: {
    staff: 'With the bank',
    merchant: 'On its way',
    says: 'The bank has taken it. It reaches your account within a few working days.',
    tone: 'accent',
  },
  unknown: {
    staff: 'Not known yet',
    merchant: 'On its way',
    says: 'We sent it, and ask the bank whether it went through. It is never sent twice.',
    tone: 'warning',
  },
  paid: { staff: 'Paid', merchant: 'Paid', says: 'It was paid to your account.', tone: 'positive' },
  failed: {
    staff: 'Failed',
    merchant: 'Did not arrive',
    says: `It did not reach your account. ${safe}`,
    tone: 'danger',
  },
  returned: {
    staff: 'Returned',
    merchant: 'Came back',
    says: `It was paid, and the bank sent it back. ${safe}`,
    tone: 'danger',
  },
  carried: {
    staff: 'Carried on',
    merchant: 'In a later payout',
    says: 'It is not paid by itself: what it comes to is in your next payout.',
    tone: 'neutral',
  },
  cancelled: { staff: 'Cancelled', merchant: 'Cancelled', says: 'Its days are worked out anew.', tone: 'neutral' },
};

type WaitWords = {
  staff: string;
  /** As the merchant understands it; null: that is nothing of the merchant's. */
  merchant: { short: string; says: string } | null;
};

/** What keeps a payout from leaving. */
export const waitWords: Record<PayoutWait, WaitWords> = {
  on_hold: {
    staff: 'Waits: the merchant is on hold.',
    merchant: { short: 'On hold', says: `Your payouts are on hold. ${safe} Ask us what is missing.` },
  },
  no_account: {
    staff: 'Waits: the merchant has no bank account of this currency.',
    merchant: {
      short: 'Waits for a bank account',
      says: 'There is no bank account to pay it to. Add one, and it is paid once a second person has confirmed it.',
    },
  },
  account_changed: {
    staff: 'Waits: the bank account is not the one that was approved. Pay it there with a reason.',
    merchant: {
      short: 'Being checked',
      says: 'Your bank account changed after this was approved. We look at it once more before it leaves.',
    },
  },
  cooling_off: {
    staff: 'Waits: the bank account was changed, and cools off.',
    merchant: {
      short: 'Waits for your new account',
      says: 'Your bank account was changed. For your safety nothing is paid there for some days.',
    },
  },
  contradicted: {
    staff: 'Waits: the bank says that an earlier transfer of it was executed. Ask it, then pay it with a reason.',
    merchant: { short: 'Being checked', says: `We ask the bank what became of an earlier transfer. ${safe}` },
  },
  file: { staff: 'Leaves with the bank file of this run.', merchant: null },
};

/** How far a payout is, as its merchant understands it: what keeps it from leaving comes before that it may leave. */
export function toldOf({ status, waitsFor }: Pick<Payout, 'status' | 'waitsFor'>): {
  words: string;
  says: string;
  tone: Tone;
} {
  const wait = waitsFor === null ? null : waitWords[waitsFor].merchant;
  if (wait) return { words: wait.short, says: wait.says, tone: 'warning' };
  const { merchant, says, tone } = statusWords[status];
  return { words: merchant, says, tone };
}
