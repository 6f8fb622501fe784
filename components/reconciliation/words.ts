import type { Tone } from '@/components/ui/badge';
import type { BookAs, EntryKind, LineKind, Rule } from '@/server/reconciliation/schema/matches';

/** Why a line of the bank is left over, and what a person does about it. */
export const lineKinds: Record<LineKind, { label: string; hint: string; tone: Tone }> = {
  unknown: { label: 'Unknown', hint: 'No payout has its reference, or its amount about that day.', tone: 'warning' },
  over: { label: 'Too much', hint: 'The bank took more than was sent under this reference.', tone: 'danger' },
  under: { label: 'Too little', hint: 'The bank took less than was sent under this reference.', tone: 'danger' },
  returned: { label: 'Came back', hint: 'Its payout was never seen leaving, or came back before.', tone: 'warning' },
  returned_in_part: { label: 'Came back in part', hint: 'Less came back than had left.', tone: 'warning' },
  can_match: {
    label: 'Fits',
    hint: 'Match it here. What has our reference is matched with the next statement by itself.',
    tone: 'accent',
  },
};

/** Why something of the books is left over. */
export const entryKinds: Record<EntryKind, { label: string; hint: string; tone: Tone }> = {
  expected: { label: 'Expected', hint: 'Sent, within the days that the bank usually takes.', tone: 'neutral' },
  missing: { label: 'Missing', hint: 'Sent, and overdue on a statement.', tone: 'danger' },
  over: { label: 'Too much', hint: 'The bank took more for it.', tone: 'danger' },
  under: { label: 'Too little', hint: 'The bank took less for it.', tone: 'danger' },
  coming_back: { label: 'Coming back', hint: 'It was returned, and is on no statement yet.', tone: 'warning' },
  books: { label: 'In the books', hint: 'Booked on our bank account, and on no statement yet.', tone: 'neutral' },
  can_match: {
    label: 'Fits',
    hint: 'Match it here. What has our reference is matched with the next statement by itself.',
    tone: 'accent',
  },
};

export const ruleNames: Record<Rule, string> = {
  reference: 'By our reference',
  split: 'By our reference, in parts',
  batch: 'As a batch',
  amount_and_day: 'By amount and day',
  returned: 'Came back',
  hand: 'By hand',
  opening: 'Opening balance',
};

/** What money that is no payout is booked as. */
export const bookings: Record<BookAs, { label: string; hint: string }> = {
  bank_fees: { label: 'Bank charges', hint: 'What the bank took for itself, or paid as interest' },
  house_funds: { label: 'Our own money', hint: 'Moved in from another account of ours, or out' },
  provider_receivable: { label: 'The payment provider’s payout', hint: 'What it collected for us' },
  order_clearing: { label: 'A shop’s payment', hint: 'What a shop collected and owes us' },
};
