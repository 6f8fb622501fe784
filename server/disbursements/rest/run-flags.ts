import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { runIdInput } from '../schema';
import { runFlagsShape } from '../schema/flags';
import { getRunFlags } from '../use-cases/get-run-flags';

export const runFlagsRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/disbursements/runs/{id}/flags',
    access: 'runs:read',
    summary: 'List the flags of a run',
    description:
      'What is worth a second look before a run is approved: the first payout to an account, an account changed in the last ' +
      '14 days or shared by two merchants, more than 95 % of the merchant’s past payouts, refunds of more than 20 % of the ' +
      'sales, an order reference that stands in it twice, and payouts after which the merchant will owe us. From when the run ' +
      'was submitted they are those that were written down with it.',
    input: runIdInput,
    output: runFlagsShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { id: '0f6b7a52-8a2e-4f0b-9c55-2a4a6f5f9d10' },
      output: {
        flags: [
          {
            kind: 'first_to_account',
            words: 'Nothing was paid to DE•• •••• •••• 3000 before.',
            merchantReference: 'harbour-books',
            merchantName: 'Harbour Books',
            toPay: { amount: 385_199, currency: 'EUR' },
            disbursementId: '1207',
          },
        ],
        lookedAt: '2026-01-12T08:10:00.000Z',
        isKept: true,
      },
    },
    handle: async (actor, { id }) => mapOutcome(await getRunFlags(actor, id), (body) => ({ status: 200, body })),
  }),
];
