import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  balanceInput,
  balanceShape,
  listPayablesInput,
  listSettlementsInput,
  type Payable,
  payableDetailShape,
  payableIdInput,
  payablePage,
  paymentPayablesShape,
  requestSettlementInput,
  type Settlement,
  settlementIdInput,
  settlementPage,
  settlementShape,
  statementInput,
  statementShape,
} from './schema';
import { getBalance } from './use-cases/get-balance';
import { getPayable } from './use-cases/get-payable';
import { getStatement } from './use-cases/get-statement';
import { listPayables } from './use-cases/list-payables';
import { listPaymentPayables } from './use-cases/list-payment-payables';
import { getSettlement, listSettlements } from './use-cases/list-settlements';
import { requestSettlement } from './use-cases/request-settlement';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const ofCreditCard: Payable = {
  id: '310',
  merchantReference: 'harbour-books',
  kind: 'payment_capture',
  sourceId: '88',
  paymentId: '88',
  orderId: '5023',
  customerReference: 'shopper-17',
  gross: eur(2_500),
  fee: eur(125),
  net: eur(2_375),
  dueOn: '2026-04-03',
  naturalOn: '2026-04-03',
  status: 'waiting_funds',
  disbursementId: null,
  createdAt: '2026-03-04T09:00:00.000Z',
};
const done: Settlement = {
  id: '12',
  through: '2026-08-18',
  status: 'done',
  merchants: 41,
  sums: [{ currency: 'EUR', merchants: 38, payables: 1_204, net: eur(9_412_233) }],
  requestedBy: 'key:7b0f6c1e-52c4-4d6e-9d7c-0d3b5f1b2a60',
  requestedAt: '2026-08-18T07:00:00.000Z',
  finishedAt: '2026-08-18T07:00:01.000Z',
  failureReason: null,
};

export const payableRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/payables',
    access: 'payables:read',
    summary: 'List payables',
    description:
      'What the merchants are owed, and owe: one amount for each completed order, captured payment, refund and dispute. Without a filter the newest first; otherwise by due day, the latest first. A payable never changes: its status follows from its due day, how far its merchant is settled, and the disbursement that has taken it up.',
    input: listPayablesInput,
    output: payablePage,
    status: 200,
    refusals: [],
    example: {
      input: { merchant: 'harbour-books', status: 'waiting_funds', limit: 1 },
      output: { data: [ofCreditCard], nextCursor: null },
    },
    handle: async (actor, input) => mapOutcome(await listPayables(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/payables/{id}',
    access: 'payables:read',
    summary: 'Get a payable',
    description: 'One payable, with its fee explained by the version of the fee schedule that was frozen on it.',
    input: payableIdInput,
    output: payableDetailShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { id: '310' },
      output: {
        ...ofCreditCard,
        feeRatePpm: 50_000,
        explanation: '25.00: 5.00 % of 25.00 = 1.25',
        feeRule: { schedule: 'credit_card', version: 1, isOwn: false },
        journalId: '4711',
      },
    },
    handle: async (actor, { id }) => mapOutcome(await getPayable(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/payments/{id}/payables',
    access: 'payables:read',
    summary: 'List the payables of a payment',
    description:
      'What a payment owes the merchant, with its refunds and disputes, in the order in which it arose. Empty until the payment is captured.',
    input: payableIdInput,
    output: paymentPayablesShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: '88' }, output: { data: [ofCreditCard] } },
    handle: async (actor, { id }) =>
      mapOutcome(await listPaymentPayables(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/balance',
    access: 'payables:read',
    summary: 'Get a merchant’s balance',
    description:
      'What a merchant is owed per currency: pending, available, in transit and reserved. Now; at the end of a past day (`asOf`); and as it was known at an instant (`knownOn`), without what was posted later. A key of one merchant asks for its own; a key of the platform names the merchant.',
    input: balanceInput,
    output: balanceShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { merchant: 'harbour-books', asOf: '2026-03-31' },
      output: {
        merchantReference: 'harbour-books',
        merchantName: 'Harbour Books',
        asOf: '2026-03-31',
        knownOn: null,
        settledThrough: '2026-04-20',
        balances: [
          { currency: 'EUR', pending: eur(2_375), available: eur(0), inTransit: eur(120_450), reserved: eur(0) },
        ],
      },
    },
    handle: async (actor, input) => mapOutcome(await getBalance(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/statements',
    access: 'payables:read',
    summary: 'Get a merchant’s statement of a month',
    description:
      'What a merchant was owed when the month began, what came and went by kind with counts and sums, and what it was owed at its end, per currency. The opening balance and the net of all movements are the closing balance, to the last unit. Days are those of the merchant’s time zone. The same as files, asked for with the same query and key: `/api/download/statement.csv` and `/api/download/statement.pdf`.',
    input: statementInput,
    output: statementShape,
    status: 200,
    refusals: ['not_found'],
    limit: 'heavy',
    example: {
      input: { merchant: 'harbour-books', month: '2026-03' },
      output: {
        merchantReference: 'harbour-books',
        merchantName: 'Harbour Books',
        timeZone: 'Europe/Madrid',
        month: '2026-03',
        from: '2026-03-01',
        to: '2026-03-31',
        currencies: [
          {
            currency: 'EUR',
            opening: eur(120_000),
            movements: [
              {
                kind: 'payment_captured',
                says: 'Payments captured',
                count: 1,
                gross: eur(2_500),
                fee: eur(125),
                net: eur(2_375),
              },
            ],
            closing: eur(122_375),
            pending: eur(2_375),
            available: eur(0),
            inTransit: eur(120_000),
          },
        ],
      },
    },
    handle: async (actor, input) => mapOutcome(await getStatement(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/settlements',
    access: 'settlements:run',
    summary: 'Settle what is due',
    description:
      'Makes everything that is due up to and including a day available, for every merchant, in the background. Days that were missed are caught up. Asked again it is the same settlement, and nothing moves twice.',
    input: requestSettlementInput,
    output: settlementShape,
    status: 202,
    refusals: [],
    limit: 'heavy',
    example: {
      input: { through: '2026-08-18' },
      output: { ...done, status: 'settling', merchants: 0, sums: [], finishedAt: null },
    },
    handle: async (actor, input) =>
      mapOutcome(await requestSettlement(actor, input), ({ settlement }) => ({
        status: 202,
        headers: { location: `/api/v1/settlements/${settlement.id}` },
        body: settlement,
      })),
  }),
  restRoute({
    method: 'get',
    path: '/settlements',
    access: 'ledger:read',
    summary: 'List settlements',
    description: 'All settlements, the latest first, a page at a time.',
    input: listSettlementsInput,
    output: settlementPage,
    status: 200,
    refusals: [],
    example: { input: { limit: 1 }, output: { data: [done], nextCursor: 'IjEyIg' } },
    handle: async (actor, input) => mapOutcome(await listSettlements(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/settlements/{id}',
    access: 'ledger:read',
    summary: 'Get a settlement',
    description: 'How far a settlement is, and per currency how many payables and how much it made available.',
    input: settlementIdInput,
    output: settlementShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: '12' }, output: done },
    handle: async (actor, { id }) => mapOutcome(await getSettlement(actor, id), (body) => ({ status: 200, body })),
  }),
];
