import type { ChargeOutcome } from '../schema/outcomes';

type Words = {
  /** What went wrong, a sentence that the customer understands. */
  wrong: string;
  /** What to do while it is tried again, and once it is not. */
  todo: string;
  afterwards: (number: string) => string;
};

const otherwise = (number: string): string =>
  `Please pay it by bank transfer with ${number} as the reference, or answer this mail and give us another card.`;

/**
 * What a customer is told of a charge that failed. What is not here is none of its business: networks, breakers, and what
 * our own people have to mend.
 */
const words: Partial<Record<ChargeOutcome, Words>> = {
  no_funds: {
    wrong: 'There was not enough money on the card.',
    todo: 'Please see that there is enough on it by then, or answer this mail and give us another card.',
    afterwards: otherwise,
  },
  declined: {
    wrong: 'Your bank declined the charge.',
    todo: 'Please ask your bank why, or answer this mail and give us another card.',
    afterwards: otherwise,
  },
  no_payment_method: {
    wrong: 'We have no card of yours that we may charge.',
    todo: 'Please answer this mail and give us a card.',
    afterwards: otherwise,
  },
};

export const wordsForCustomer = (outcome: ChargeOutcome): Words | null => words[outcome] ?? null;

export type ChargeNews = 'paid' | 'charge-failed' | 'given-up';

/**
 * Which mail an answer of the provider is worth, as its invoice stands now: what was settled meanwhile, in whatever way, is
 * not complained of.
 */
export function newsOf(outcome: ChargeOutcome, invoiceStatus: string, isTriedAgain: boolean): ChargeNews | null {
  if (outcome === 'charged') return invoiceStatus === 'paid' ? 'paid' : null;
  if (wordsForCustomer(outcome) === null) return null;
  if (invoiceStatus === 'open') return isTriedAgain ? 'charge-failed' : null;
  return invoiceStatus === 'failed' || invoiceStatus === 'overdue' ? 'given-up' : null;
}
