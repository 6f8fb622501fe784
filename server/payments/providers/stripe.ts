import Stripe from 'stripe';
import { ok, refuse } from '@/server/kernel/outcome';
import { config } from '@/server/platform/config';
import type { Charge, Provider, ProviderAnswer } from './provider';
import { stripeAmount } from './stripe-amount';
import { answerOfError } from './stripe-errors';

const TIMEOUT_MS = 10_000;

/**
 * Stripe: a PaymentIntent captured by hand. Our reference is the idempotency key and stands in the metadata, by which a
 * call whose answer was lost is found again. The client itself repeats a call once, under that key, where a
 * connection was closed, and never otherwise: that is for the room to decide.
 */
export function stripeProvider(secretKey: string, apiUrl: string, timeoutMs = TIMEOUT_MS): Provider {
  const { protocol, hostname, port } = new URL(apiUrl);
  const stripe = new Stripe(secretKey, {
    maxNetworkRetries: 0,
    timeout: timeoutMs,
    telemetry: false,
    host: hostname,
    port: port || (protocol === 'https:' ? 443 : 80),
    protocol: protocol === 'https:' ? 'https' : 'http',
  });
  return {
    name: 'stripe',

    async tokenise({ cardNumber, holder, expiry, verificationCode }) {
      const [month, year] = expiry.split('/').map(Number) as [number, number];
      try {
        const method = await stripe.paymentMethods.create({
          type: 'card',
          card: { number: cardNumber, exp_month: month, exp_year: 2000 + year, cvc: verificationCode },
          billing_details: { name: holder },
        });
        return ok(method.id);
      } catch (error) {
        const { outcome } = answerOfError(error);
        const message = outcome === 'declined' || outcome === 'failed' ? 'is not taken by the provider' : null;
        // The error itself may quote the card: it goes no further.
        if (message === null) return refuse('provider_away', 'The payment provider cannot be reached: try again soon.');
        return refuse('invalid_input', `The card ${message}.`, { fields: [{ field: 'card.cardNumber', message }] });
      }
    },

    tokeniseAccount: () => '',

    authorise: (charge) =>
      withAmount(charge, async (amount) => {
        const intent = await stripe.paymentIntents.create(
          { ...intentOf(charge, amount), capture_method: 'manual' },
          { idempotencyKey: charge.reference },
        );
        return authorisationOf(intent);
      }),

    charge: (charge) =>
      withAmount(charge, async (amount) => {
        const intent = await stripe.paymentIntents.create(
          { ...intentOf(charge, amount), capture_method: 'automatic', off_session: true },
          { idempotencyKey: charge.reference },
        );
        return chargeOf(intent);
      }),

    capture: ({ reference, providerId }) =>
      asked(async () => captureOf(await stripe.paymentIntents.capture(providerId, {}, { idempotencyKey: reference }))),

    void: ({ reference, providerId }) =>
      asked(async () => voidOf(await stripe.paymentIntents.cancel(providerId, {}, { idempotencyKey: reference }))),

    refund: (charge) =>
      withAmount(charge, async (amount) => {
        const refund = await stripe.refunds.create(
          { payment_intent: charge.providerId, amount, metadata: { reference: charge.reference } },
          { idempotencyKey: charge.reference },
        );
        return refundOf(refund);
      }),

    sendTransfer: async () => ({
      outcome: 'failed',
      code: 'not_supported',
      words: 'Stripe does not send money from one bank account to another.',
    }),

    lookUp: ({ kind, reference, providerId }) =>
      asked(async () => {
        if (kind === 'authorise' || kind === 'charge') {
          // Found some seconds after it was made: what is not found yet is asked about again.
          const found = await stripe.paymentIntents.search({ query: `metadata['reference']:'${reference}'`, limit: 1 });
          const [intent] = found.data;
          if (!intent) return { outcome: 'not_found' };
          return kind === 'charge' ? chargeOf(intent) : authorisationOf(intent);
        }
        if (providerId === null) return { outcome: 'not_found' };
        if (kind === 'refund') {
          for await (const refund of stripe.refunds.list({ payment_intent: providerId, limit: 100 }))
            if (refund.metadata?.reference === reference) return refundOf(refund);
          return { outcome: 'not_found' };
        }
        const intent = await stripe.paymentIntents.retrieve(providerId);
        // Still as it was before the call: it did not arrive.
        if (intent.status === 'requires_capture') return { outcome: 'not_found' };
        return kind === 'capture' ? captureOf(intent) : voidOf(intent);
      }, 'look_up'),
  };
}

const intentOf = (charge: Parameters<Provider['authorise']>[0], amount: number) => ({
  amount,
  currency: charge.money.currency.toLowerCase(),
  payment_method: charge.token,
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' as const },
  confirm: true,
  metadata: { reference: charge.reference },
  ...(charge.description === null ? {} : { description: charge.description }),
});

/** The provider of this installation's configuration. */
export const configuredStripe = (): Provider =>
  stripeProvider(config().STRIPE_SECRET_KEY as string, config().STRIPE_API_URL);

async function asked(call: () => Promise<ProviderAnswer>, kind?: 'look_up'): Promise<ProviderAnswer> {
  try {
    return await call();
  } catch (error) {
    const answer = answerOfError(error);
    // That a question was refused says nothing about what was asked.
    return kind === 'look_up' ? { ...answer, outcome: 'unknown' } : answer;
  }
}

async function withAmount(charge: Charge, call: (amount: number) => Promise<ProviderAnswer>): Promise<ProviderAnswer> {
  const amount = stripeAmount(charge.money);
  if (amount !== null) return asked(() => call(amount));
  return { outcome: 'failed', code: 'amount_invalid', words: 'Stripe cannot express this amount in this currency.' };
}

function authorisationOf(intent: Stripe.PaymentIntent): ProviderAnswer {
  const { id: providerId, status, last_payment_error: error } = intent;
  switch (status) {
    // Captured or cancelled since: it was authorised then.
    case 'requires_capture':
    case 'succeeded':
      return { outcome: 'succeeded', providerId };
    case 'processing':
      return { outcome: 'pending', providerId };
    case 'requires_action':
      return {
        outcome: 'declined',
        providerId,
        code: 'authentication_required',
        words: 'The bank wants the cardholder to confirm.',
      };
    case 'requires_payment_method':
      return {
        outcome: 'declined',
        providerId,
        code: error?.decline_code ?? error?.code,
        words: error?.message ?? 'The bank declined it.',
      };
    default:
      return { outcome: 'failed', providerId, code: status, words: 'The charge was cancelled at Stripe.' };
  }
}

/** In one call it is taken, not only authorised: what still waits to be captured is not charged yet. */
const chargeOf = (intent: Stripe.PaymentIntent): ProviderAnswer =>
  intent.status === 'requires_capture' ? { outcome: 'pending', providerId: intent.id } : authorisationOf(intent);

const captureOf = ({ id: providerId, status }: Stripe.PaymentIntent): ProviderAnswer =>
  status === 'succeeded'
    ? { outcome: 'succeeded', providerId }
    : status === 'processing'
      ? { outcome: 'pending', providerId }
      : { outcome: 'failed', providerId, code: status, words: 'Stripe did not capture it.' };

const voidOf = ({ id: providerId, status }: Stripe.PaymentIntent): ProviderAnswer =>
  status === 'canceled'
    ? { outcome: 'succeeded', providerId }
    : { outcome: 'failed', providerId, code: status, words: 'Stripe did not give it back.' };

function refundOf({ id: providerId, status, failure_reason: code }: Stripe.Refund): ProviderAnswer {
  if (status === 'succeeded') return { outcome: 'succeeded', providerId };
  if (status === 'pending' || status === 'requires_action') return { outcome: 'pending', providerId };
  return { outcome: 'failed', providerId, code, words: 'The bank did not take the money back.' };
}
