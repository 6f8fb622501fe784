import type { ChargeOutcome } from '../schema/outcomes';

/** What the payment provider's port answers, as far as it matters here (`payments/providers/provider.ts`). */
type Told = { outcome: string; code?: string | undefined };

/** Codes by which providers say that they do not know the customer or its card, or that the card is of another currency. */
const codes: Record<string, ChargeOutcome> = {
  insufficient_funds: 'no_funds',
  customer_not_found: 'customer_not_found',
  // Stripe: https://docs.stripe.com/error-codes#resource-missing
  resource_missing: 'customer_not_found',
  currency_mismatch: 'currency_mismatch',
  // Stripe: https://docs.stripe.com/declines/codes
  currency_not_supported: 'currency_mismatch',
};

/** The provider's answer in the words of billing: what is not known for certain is `unknown`. */
export function chargeOutcomeOf({ outcome, code }: Told): ChargeOutcome {
  switch (outcome) {
    case 'succeeded':
      return 'charged';
    case 'declined':
    case 'failed':
      return codes[code ?? ''] ?? 'declined';
    case 'not_sent':
      return 'network_error';
    case 'pending':
    case 'not_found':
      return outcome;
    default:
      return 'unknown';
  }
}

/** Answers that speak against the provider, not against the card: the circuit breaker counts them. */
export const isProvidersFault = (outcome: ChargeOutcome): boolean =>
  outcome === 'network_error' || outcome === 'unknown';

/** What is known before anything is sent; null: it can be sent. */
export function refusalBeforeCall(of: {
  kind: 'charge' | 'look_up';
  currency: string;
  customer_status: 'active' | 'suspended';
  customer_currency: string;
  payment_token: string | null;
}): { outcome: ChargeOutcome; words: string } | null {
  if (of.kind === 'look_up') return null;
  if (of.customer_status === 'suspended')
    return { outcome: 'customer_suspended', words: 'The customer is suspended: nothing was sent.' };
  if (of.currency !== of.customer_currency)
    return {
      outcome: 'currency_mismatch',
      words: `The invoice is in ${of.currency}, and the customer pays in ${of.customer_currency}: nothing was sent.`,
    };
  if (of.payment_token === null)
    return { outcome: 'no_payment_method', words: 'The customer has no card: nothing was sent.' };
  return null;
}
