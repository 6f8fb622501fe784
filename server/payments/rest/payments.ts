import { type RestAnswer, type RestRoute, recordingRoute, restRoute } from '@/server/api/rest-route';
import type { Actor } from '@/server/identity/door';
import { mapOutcome, type Outcome, ok } from '@/server/kernel/outcome';
import { capturedExample, detailExample, disputeExample, paymentExample, refundExample } from '../schema/examples';
import {
  createPaymentInput,
  idInput,
  listPaymentsInput,
  type Payment,
  paymentDetailShape,
  paymentPage,
  paymentShape,
  payOrderInput,
} from '../schema/payments';
import { disputeShape, openDisputeInput, refundInput, refundListShape, refundShape } from '../schema/returns';
import { closeDispute } from '../use-cases/close-dispute';
import { createPayment } from '../use-cases/create-payment';
import { getPayment, listRefunds } from '../use-cases/get-payment';
import { getDispute, getRefund } from '../use-cases/get-refund';
import { listPayments } from '../use-cases/list-payments';
import { openDispute } from '../use-cases/open-dispute';
import { payOrder } from '../use-cases/pay-order';
import { requestRefund } from '../use-cases/request-refund';
import { waitForPayment } from '../use-cases/wait-for-payment';

const card = { cardNumber: '4242 4242 4242 4242', holder: 'Ada Lovelace', expiry: '09/30', verificationCode: '123' };

const howItIsAccepted =
  'The answer is 202 with `Location` as soon as the payment is safely kept; the work goes on in the background and ' +
  'outlives a restart. With `Prefer: wait=5` the answer waits for the provider’s last word, for up to 30 seconds: 201 ' +
  'when it came in time.\n\nThe same request under the same `Idempotency-Key`, or the same `key` in the body, has one ' +
  'effect and gets the first answer, also at the same time; another request under it is refused (422). Of the card only ' +
  'brand, last four digits, holder and expiry are kept.';

/** Accepted, or done already where the caller chose to wait for it. */
async function accepted(
  actor: Actor | null,
  outcome: Outcome<Payment>,
  waitSeconds: number,
): Promise<Outcome<RestAnswer>> {
  if (!outcome.ok) return outcome;
  const headers = { location: `/api/v1/payments/${outcome.value.id}` };
  const ended = waitSeconds > 0 && actor ? await waitForPayment(actor, outcome.value.id, waitSeconds) : null;
  if (ended)
    return ok({ status: 201, headers: { ...headers, 'preference-applied': `wait=${waitSeconds}` }, body: ended });
  return ok({ status: 202, headers, body: outcome.value });
}

export const paymentRoutes: RestRoute[] = [
  recordingRoute({
    path: '/payments',
    access: 'payments:write',
    summary: 'Take a payment',
    description: `Takes a payment that stands on its own: by card, or from one account to another. ${howItIsAccepted}`,
    input: createPaymentInput,
    output: paymentShape,
    status: 202,
    statusIfWaited: 201,
    refusals: ['not_found', 'conflict', 'idempotency_key_reused', 'provider_away'],
    example: {
      input: {
        merchant: 'harbour-books',
        key: 'invoice-2041',
        method: 'credit_card',
        description: 'Two atlases',
        amount: { amount: 2_500, currency: 'EUR' },
        customerReference: 'customer-77',
        card,
      },
      output: paymentExample,
    },
    handle: async (actor, input, { idempotencyKey, waitSeconds }) =>
      accepted(actor, await createPayment(actor, input, idempotencyKey), waitSeconds),
  }),
  recordingRoute({
    path: '/orders/{id}/payments',
    access: 'payments:write',
    summary: 'Pay an order',
    description:
      'Pays an order by card. An order has one payment; after a try that was declined or failed this makes another ' +
      `attempt at it, with the card that is sent now. ${howItIsAccepted}`,
    input: payOrderInput,
    output: paymentShape,
    status: 202,
    statusIfWaited: 201,
    refusals: ['not_found', 'impossible_move', 'idempotency_key_reused', 'provider_away'],
    example: {
      input: { id: '48211', method: 'credit_card', card },
      output: { ...paymentExample, orderId: '48211' },
    },
    handle: async (actor, input, { idempotencyKey, waitSeconds }) =>
      accepted(actor, await payOrder(actor, input, idempotencyKey), waitSeconds),
  }),
  restRoute({
    method: 'get',
    path: '/payments',
    access: 'payments:read',
    summary: 'List payments',
    description: 'The payments, the newest first, a page at a time. Filters can be combined.',
    input: listPaymentsInput,
    output: paymentPage,
    status: 200,
    refusals: [],
    example: {
      input: { merchant: 'harbour-books', status: 'captured' },
      output: { data: [capturedExample], nextCursor: null },
    },
    handle: async (actor, input) => mapOutcome(await listPayments(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/payments/{id}',
    access: 'payments:read',
    summary: 'Get a payment',
    description: 'One payment as it is now, with each attempt at the provider, its refunds and its disputes.',
    input: idInput,
    output: paymentDetailShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: paymentExample.id }, output: detailExample },
    handle: async (actor, { id }) => mapOutcome(await getPayment(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/payments/{id}/refunds',
    access: 'payments:write',
    summary: 'Refund a payment',
    description:
      'Sends money back: `amount` of it, or all that is left. Never more than was captured, also when several ask at the ' +
      'same time. A refund that fails at the provider is undone, and its amount can be asked for again.',
    input: refundInput,
    output: refundShape,
    status: 202,
    refusals: ['not_found', 'conflict', 'impossible_move'],
    example: {
      input: { id: paymentExample.id, amount: 500, reason: 'One atlas was damaged' },
      output: { ...refundExample, status: 'created', finalAt: null },
    },
    handle: async (actor, input) => mapOutcome(await requestRefund(actor, input), (body) => ({ status: 202, body })),
  }),
  restRoute({
    method: 'get',
    path: '/payments/{id}/refunds',
    access: 'payments:read',
    summary: 'List the refunds of a payment',
    description: 'All refunds of a payment, the first one first.',
    input: idInput,
    output: refundListShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: paymentExample.id }, output: { data: [refundExample] } },
    handle: async (actor, { id }) => mapOutcome(await listRefunds(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/refunds/{id}',
    access: 'payments:read',
    summary: 'Get a refund',
    description: 'One refund as it is now.',
    input: idInput,
    output: refundShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: refundExample.id }, output: refundExample },
    handle: async (actor, { id }) => mapOutcome(await getRefund(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/payments/{id}/disputes',
    access: 'payments:repair',
    summary: 'Record a dispute',
    description:
      'Records that a cardholder disputes a payment, as its provider told: `amount` of it, or all that is left, and the ' +
      'provider’s fee. With `providerReference`, one that is told twice is opened once.',
    input: openDisputeInput,
    output: disputeShape,
    status: 201,
    refusals: ['not_found', 'impossible_move'],
    example: {
      input: { id: paymentExample.id, amount: 2_000, fee: 1_500, reason: 'fraudulent', providerReference: 'dp_1' },
      output: disputeExample,
    },
    handle: async (actor, input) => mapOutcome(await openDispute(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disputes/{id}',
    access: 'payments:read',
    summary: 'Get a dispute',
    description: 'One dispute as it is now.',
    input: idInput,
    output: disputeShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: disputeExample.id }, output: disputeExample },
    handle: async (actor, { id }) => mapOutcome(await getDispute(actor, id), (body) => ({ status: 200, body })),
  }),
  ...(['won', 'lost'] as const).map((end) =>
    restRoute({
      method: 'post',
      path: `/disputes/{id}/${end}`,
      access: 'payments:repair',
      summary: `Record that a dispute was ${end}`,
      description:
        end === 'won'
          ? 'The bank gives the amount back. Told twice, it counts once; a dispute that was lost cannot be won.'
          : 'The amount stays with the cardholder. Told twice, it counts once; a dispute that was won cannot be lost.',
      input: idInput,
      output: disputeShape,
      status: 200,
      refusals: ['not_found', 'impossible_move'],
      example: {
        input: { id: disputeExample.id },
        output: { ...disputeExample, status: end, closedAt: '2026-01-30T09:00:00.000Z' },
      },
      handle: async (actor, { id }) =>
        mapOutcome(await closeDispute(actor, id, end), (body) => ({ status: 200 as const, body })),
    }),
  ),
];
