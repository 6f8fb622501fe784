import Stripe from 'stripe';
import type { ProviderAnswer } from './provider';

/** Nothing left the house: the name was not found, nobody listened. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What an error of Stripe's client means for the money. Where that is not certain, it is `unknown`. */
export function answerOfError(error: unknown): ProviderAnswer {
  const { errors } = Stripe;
  if (error instanceof errors.StripeCardError)
    return {
      outcome: 'declined',
      code: error.decline_code ?? error.code,
      words: error.message,
      providerId: error.payment_intent?.id,
    };
  if (error instanceof errors.StripeConnectionError) {
    const detail = error.detail as { code?: string } | undefined;
    return NOT_SENT.has(detail?.code ?? '')
      ? { outcome: 'not_sent', code: 'network_error', words: 'Stripe could not be reached.' }
      : { outcome: 'unknown', code: 'timeout', words: 'Stripe did not answer in time.' };
  }
  // Refused at the door: by its own word Stripe did nothing.
  if (
    error instanceof errors.StripeRateLimitError ||
    error instanceof errors.StripeAuthenticationError ||
    error instanceof errors.StripePermissionError
  )
    return { outcome: 'not_sent', code: error.code ?? error.type, words: 'Stripe did not take the call.' };
  if (error instanceof errors.StripeInvalidRequestError && error.code !== 'payment_intent_unexpected_state')
    return { outcome: 'failed', code: error.code, words: error.message };
  return { outcome: 'unknown', code: 'no_clear_answer', words: 'Stripe gave no clear answer.' };
}
