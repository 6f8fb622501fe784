import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  disbursementIdInput,
  disbursementLinePage,
  disbursementShape,
  listLinesInput,
  requestRunInput,
  runIdInput,
  runShape,
  timeFrameResultInput,
  timeFrameResultShape,
} from '../schema';
import { exampleOfExplanation, explanationShape } from '../schema/explanation';
import { upcomingInput, upcomingShape } from '../schema/upcoming';
import { upcomingExample } from '../schema/upcoming-example';
import { explainDisbursement } from '../use-cases/explain-disbursement';
import { getDisbursement } from '../use-cases/get-disbursement';
import { getRun } from '../use-cases/get-run';
import { getTimeFrameResult } from '../use-cases/get-time-frame-result';
import { getUpcoming } from '../use-cases/get-upcoming';
import { listLines } from '../use-cases/list-lines';
import { requestRun } from '../use-cases/request-run';

const money = (amount: number) => ({ amount, currency: 'EUR' });
const timeFrame = { start: '2026-01-05', end: '2026-01-12' };
const sums = { orders: 41, gross: money(388_740), fee: money(3_541), net: money(385_199) };
const calculating = {
  id: '0f6b7a52-8a2e-4f0b-9c55-2a4a6f5f9d10',
  kind: 'frame' as const,
  timeFrame,
  merchant: null,
  status: 'calculating' as const,
  progress: { merchantsDone: 0, merchantsTotal: null },
  totals: [],
  failureReason: null,
  requestedBy: 'Nightly job',
  requestedAt: '2026-01-12T02:00:00.000Z',
  calculatedAt: null,
};

export const disbursementRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/disbursements',
    access: 'disbursements:run',
    summary: 'Request disbursements',
    description:
      'Asks for what each merchant is owed for exactly the days `[endingBefore − length, endingBefore)`. It is calculated ' +
      'in the background: follow the run at `Location`, then read the result with `GET /disbursements`.\n\n' +
      'Asking again for the same frame gives the run that there is. Days that another run has closed are never paid twice: ' +
      'such a frame is refused.',
    limit: 'heavy',
    input: requestRunInput,
    output: runShape,
    status: 202,
    refusals: ['not_found', 'days_already_disbursed'],
    example: { input: { timeFrame: { length: '1week', endingBefore: '2026-01-12' } }, output: calculating },
    handle: async (actor, input) =>
      mapOutcome(await requestRun(actor, input), ({ run }) => ({
        status: 202,
        headers: { location: `/api/v1/disbursements/runs/${run.id}` },
        body: run,
      })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements',
    access: 'disbursements:read',
    summary: 'List the disbursements of a time frame',
    description:
      'What a frame that was asked for gives each merchant with orders in it, one row per merchant and currency. ' +
      'gross = fee + net, in every row.',
    input: timeFrameResultInput,
    output: timeFrameResultShape,
    status: 200,
    refusals: ['not_found', 'run_not_requested', 'run_in_progress', 'run_failed'],
    example: {
      input: { timeFrameLength: '1week', timeFrameEndingBefore: '2026-01-12' },
      output: { timeFrame, merchants: [{ merchantReference: 'harbour-books', ...sums }], nextCursor: null },
    },
    handle: async (actor, input) =>
      mapOutcome(await getTimeFrameResult(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements/runs/{id}',
    access: 'runs:read',
    summary: 'Get a run',
    description: 'One run with its progress while it is calculated, and its totals per currency afterwards.',
    input: runIdInput,
    output: runShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { id: calculating.id },
      output: {
        ...calculating,
        status: 'ready',
        progress: { merchantsDone: 50, merchantsTotal: 50 },
        totals: [{ currency: 'EUR', disbursements: 50, ...sums }],
        calculatedAt: '2026-01-12T02:00:01.480Z',
      },
    },
    handle: async (actor, { id }) => mapOutcome(await getRun(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements/upcoming',
    access: 'disbursements:read',
    summary: 'Get the next four payouts',
    description:
      'A merchant’s next four payouts as they stand today: their days by its own schedule, what falls due in each as far ' +
      'as it is known, and, where a payout is expected later or nobody can say when, why. A key of the platform names the ' +
      'merchant. It is a forecast: what comes in until then is not in it.',
    input: upcomingInput,
    output: upcomingShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { merchant: 'harbour-books' }, output: upcomingExample },
    handle: async (actor, input) => mapOutcome(await getUpcoming(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements/{id}',
    access: 'disbursements:read',
    summary: 'Get a disbursement',
    description: 'What one merchant gets from one run in one currency.',
    input: disbursementIdInput,
    output: disbursementShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { id: '1207' },
      output: {
        id: '1207',
        runId: calculating.id,
        merchantReference: 'harbour-books',
        merchantName: 'Harbour Books',
        timeZone: 'Europe/Dublin',
        timeFrame,
        ...sums,
        kept: money(0),
        keptUntil: null,
        toPay: sums.net,
        outcome: 'to_pay',
        status: 'planned',
        createdAt: '2026-01-12T02:00:01.480Z',
      },
    },
    handle: async (actor, { id }) => mapOutcome(await getDisbursement(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements/{id}/lines',
    access: 'disbursements:read',
    summary: 'List the lines of a disbursement',
    description: 'The orders of a disbursement, each with its fee and the arithmetic in words.',
    input: listLinesInput,
    output: disbursementLinePage,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { id: '1207', limit: 1 },
      output: {
        data: [
          {
            payableId: '90417',
            kind: 'capture',
            sourceId: '5023',
            orderExternalReference: 'e653f3e14bc4',
            shopperReference: 'shopper-77',
            completedAt: '2026-01-07T18:22:40.000Z',
            dueOn: '2026-01-07',
            naturalOn: '2026-01-07',
            gross: money(10_229),
            fee: money(97),
            net: money(10_132),
            feeRatePpm: 9_500,
            explanation: '102.29 lies in 50.00 to under 300.00: 0.95 % of 102.29 = 0.971755, rounded half up to 0.97',
            feeRule: { scheduleId: '1', schedule: 'default', version: 1, isOwn: false },
            orderId: '5023',
            paymentId: null,
            fromDisbursementId: null,
          },
        ],
        nextCursor: 'WyIyMDI2LTAxLTA3IiwiOTA0MTciXQ',
      },
    },
    handle: async (actor, input) => mapOutcome(await listLines(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements/{id}/explanation',
    access: 'disbursements:read',
    summary: 'Explain the figures of a disbursement',
    description:
      'What its gross is made of, by which rules its fees come about, what it keeps and why, and where that went: each figure ' +
      'with its arithmetic in words.',
    input: disbursementIdInput,
    output: explanationShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: '1207' }, output: exampleOfExplanation },
    handle: async (actor, { id }) =>
      mapOutcome(await explainDisbursement(actor, id), (body) => ({ status: 200, body })),
  }),
];
