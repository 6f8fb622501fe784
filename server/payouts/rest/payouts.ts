import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  decidePayoutInput,
  type Payout,
  payoutInput,
  payoutProgressShape,
  payoutShape,
  runPayoutPage,
  runPayoutProgressInput,
  runPayoutsInput,
} from '../schema';
import { cancelPayout, payAgain } from '../use-cases/decide-payout';
import { getPayout } from '../use-cases/get-payout';
import { getRunProgress, listRunPayouts } from '../use-cases/list-payouts';

const runId = '0f6b7a52-8a2e-4f0b-9c55-2a4a6f5f9d10';
const amount = { amount: 385_199, currency: 'EUR' };
const reference = 'CHP-0000000042-01';
const at = '2026-01-12T09:00:02.000Z';
const payout: Payout = {
  disbursementId: '42',
  status: 'paid',
  amount,
  account: 'ES•• •••• •••• 1332',
  waitsFor: null,
  waitsUntil: null,
  expectedOn: null,
  reason: null,
  paidOn: '2026-01-12',
  attempts: [
    {
      number: 1,
      reference,
      channel: 'bank',
      account: 'ES•• •••• •••• 1332',
      createdAt: '2026-01-12T09:00:00.000Z',
      events: [{ kind: 'paid', source: 'bank', code: null, words: null, bookedOn: '2026-01-12', at }],
    },
  ],
  contradictions: [],
};
const failedFor = { input: { disbursementId: '42', reason: 'Our account is funded again.' } };

export const payoutRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/disbursements/{disbursementId}/payout',
    access: 'disbursements:read',
    summary: 'Retrieve a payout',
    description:
      'How the transfer goes that pays a disbursement: each attempt with the reference that stands on the bank’s ' +
      'statement, what the bank said, and what it waits for. `unknown` is not failed: the bank is asked.',
    input: payoutInput,
    output: payoutShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { disbursementId: '42' }, output: payout },
    handle: async (actor, input) =>
      mapOutcome(await getPayout(actor, input.disbursementId), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/disbursements/{disbursementId}/payout/attempts',
    access: 'payouts:pay',
    summary: 'Pay again',
    description:
      'Another attempt, under a new reference, at a payout that failed or came back; or the first to an account that was ' +
      'changed after the approval. Refused while an attempt may still be alive, and where the bank would refuse it again.',
    input: decidePayoutInput,
    output: payoutShape,
    status: 201,
    refusals: ['not_found', 'impossible_move'],
    example: { ...failedFor, output: { ...payout, status: 'submitting', paidOn: null } },
    handle: async (actor, input) => mapOutcome(await payAgain(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'post',
    path: '/disbursements/{disbursementId}/payout/cancellation',
    access: 'payouts:pay',
    summary: 'Give a payout up',
    description:
      'Ends a payout that is not on its way. All of it is owed on: it is in the merchant’s next disbursement, as one line.',
    input: decidePayoutInput,
    output: payoutShape,
    status: 201,
    refusals: ['not_found', 'impossible_move'],
    example: { ...failedFor, output: { ...payout, status: 'carried', paidOn: null, attempts: [] } },
    handle: async (actor, input) => mapOutcome(await cancelPayout(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements/runs/{runId}/payouts',
    access: 'payouts:read',
    summary: 'List the payouts of a run',
    description: 'Those first that a person has to look at: unknown, failed, returned; then what waits, then the rest.',
    input: runPayoutsInput,
    output: runPayoutPage,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { runId, limit: 10 },
      output: {
        data: [
          {
            disbursementId: '42',
            merchantReference: 'harbour-books',
            merchantName: 'Harbour Books',
            amount,
            status: 'paid',
            account: 'ES•• •••• •••• 1332',
            waitsFor: null,
            waitsUntil: null,
            expectedOn: null,
            reference,
            attempts: 1,
            reason: null,
            lastAt: at,
          },
        ],
        nextCursor: null,
      },
    },
    handle: async (actor, input) => mapOutcome(await listRunPayouts(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements/runs/{runId}/payout-progress',
    access: 'payouts:read',
    summary: 'Retrieve how far a run is paid',
    description: 'How many payouts of which currency stand where, and what they come to.',
    input: runPayoutProgressInput,
    output: payoutProgressShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { runId },
      output: { runId, status: 'completed', sums: [{ currency: 'EUR', status: 'paid', payouts: 1, amount }] },
    },
    handle: async (actor, input) =>
      mapOutcome(await getRunProgress(actor, input.runId), (body) => ({ status: 200, body })),
  }),
];
