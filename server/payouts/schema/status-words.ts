import type { DisbursementStatus } from '@/server/disbursements/schema';
import type { PayoutWait } from '../schema';

/** How far a disbursement is: for staff, and as its merchant understands it; what it comes to (why) is another question. */
type StatusWords = {
  staff: string;
  merchant: string;
  /** A sentence for the merchant. */
  says: string;
  tone: 'neutral' | 'accent' | 'positive' | 'warning' | 'danger';
};

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
    merchant: 'Refused by the bank',
    says: `The bank did not take it. ${safe}`,
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

/** Why what is approved has not left, as the merchant understands it; null: that is nothing of the merchant's. */
export const waitWords: Record<PayoutWait, { short: string; says: string } | null> = {
  on_hold: {
    short: 'On hold',
    says: `Your payouts are on hold. ${safe} Ask us what is missing.`,
  },
  no_account: {
    short: 'Waits for a bank account',
    says: 'There is no bank account to pay it to. Add one, and it is paid once a second person has confirmed it.',
  },
  account_changed: {
    short: 'Being checked',
    says: 'Your bank account changed after this was approved. We look at it once more before it leaves.',
  },
  cooling_off: {
    short: 'Waits for your new account',
    says: 'Your bank account was changed. For your safety nothing is paid there for some days.',
  },
  file: null,
};
