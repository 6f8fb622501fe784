import { fileRoute, type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { listMerchantPayoutsInput, merchantPayoutPage, payoutStatementInput } from '../schema/merchant-payouts';
import { listMerchantPayouts } from '../use-cases/list-merchant-payouts';
import { payoutStatementCsv } from '../use-cases/payout-statement-csv';
import { MOST_LINES, payoutStatementFile } from '../use-cases/payout-statement-pdf';

const money = (amount: number) => ({ amount, currency: 'EUR' });
const access = 'disbursements:read';
const example = { input: { id: '1207' } };

export const payoutStatementRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/payouts',
    access,
    summary: 'List payouts',
    description:
      'What each disbursement pays, the latest first: how far it is, where it goes (masked), the reference that stands on ' +
      'the bank’s statement, and of one that failed or came back what the merchant has to do.',
    input: listMerchantPayoutsInput,
    output: merchantPayoutPage,
    status: 200,
    refusals: [],
    example: {
      input: { merchant: 'harbour-books', limit: 10 },
      output: {
        data: [
          {
            disbursementId: '1207',
            merchantReference: 'harbour-books',
            timeFrame: { start: '2026-01-05', end: '2026-01-12' },
            orders: 41,
            net: money(385_199),
            amount: money(385_199),
            outcome: 'to_pay',
            status: 'paid',
            account: 'ES•• •••• •••• 1332',
            waitsFor: null,
            waitsUntil: null,
            expectedOn: null,
            reference: 'CHP-0000001207-01',
            paidOn: '2026-01-12',
            reason: null,
          },
        ],
        nextCursor: null,
      },
    },
    handle: async (actor, input) =>
      mapOutcome(await listMerchantPayouts(actor, input), (body) => ({ status: 200, body })),
  }),
  fileRoute({
    method: 'get',
    path: '/disbursements/{id}/pdf',
    access,
    produces: 'application/pdf',
    summary: 'Get the statement of a payout as a PDF',
    description:
      'The advice that goes with the payout of a disbursement: period, gross, fees, net, what is kept, what is paid, the ' +
      `account (masked), the reference, and the lines, of which there are at most ${MOST_LINES}.`,
    input: payoutStatementInput,
    refusals: ['not_found'],
    limit: 'heavy',
    example,
    handle: async (actor, { id }) => payoutStatementFile(actor, id),
  }),
  fileRoute({
    method: 'get',
    path: '/disbursements/{id}/csv',
    access,
    produces: 'text/csv',
    summary: 'Get the statement of a payout as a CSV file',
    description: 'The same for spreadsheets, with all lines, and the arithmetic of each fee in words.',
    input: payoutStatementInput,
    refusals: ['not_found'],
    limit: 'heavy',
    example,
    handle: async (actor, input) =>
      mapOutcome(await payoutStatementCsv(actor, input), ({ fileName, body }) => ({ fileName, bytes: body })),
  }),
];
