import { z } from 'zod';

export const chargeOutcomes = [
  'charged',
  'no_funds',
  'declined',
  'customer_not_found',
  'currency_mismatch',
  'no_payment_method',
  'customer_suspended',
  'network_error',
  'unknown',
  'not_found',
  'pending',
  'held_back',
] as const;
export const chargeOutcomeShape = z.enum(chargeOutcomes);
export type ChargeOutcome = z.infer<typeof chargeOutcomeShape>;

/** What it means, and what there is to do: for people, wherever an outcome is shown. */
export const outcomeWords: Record<ChargeOutcome, { says: string; next: string }> = {
  charged: { says: 'Charged', next: 'Nothing: it is paid.' },
  no_funds: {
    says: 'Not enough money',
    next: 'It is tried again on the days of the policy. The customer may pay otherwise.',
  },
  declined: {
    says: 'Declined',
    next: 'Ask the customer for another card. It is tried again on the days of the policy.',
  },
  customer_not_found: {
    says: 'Unknown at the provider',
    next: 'The card’s token is not known there: ask the customer for the card again, then retry.',
  },
  currency_mismatch: {
    says: 'Wrong currency',
    next: 'Credit the invoice and write it in the customer’s currency, or correct the customer’s, then retry.',
  },
  no_payment_method: { says: 'No card', next: 'Ask the customer for a card, then retry.' },
  customer_suspended: {
    says: 'Customer suspended',
    next: 'Nothing was sent. Make the customer active and retry, or void the invoice.',
  },
  network_error: { says: 'Provider not reached', next: 'Nothing was sent. It is tried again by itself.' },
  unknown: {
    says: 'Not known',
    next: 'The provider is asked what came of it. It is not charged again before that is known.',
  },
  not_found: { says: 'Never arrived', next: 'The provider has never heard of it: the same charge is sent again.' },
  pending: { says: 'Still at it', next: 'The provider is still at it, and is asked again.' },
  held_back: { says: 'Held back', next: 'Nothing was sent while the circuit breaker was open. It goes on by itself.' },
};

/** Outcomes after which an invoice never is tried blindly: a person looks at it. */
export const reviewOutcomes = [
  'customer_not_found',
  'currency_mismatch',
  'no_payment_method',
  'customer_suspended',
] as const satisfies ChargeOutcome[];
