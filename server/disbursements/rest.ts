import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { disbursementIdInput, listLinesInput, requestRunInput, runIdInput, timeFrameResultInput } from './schema';
import { getDisbursement } from './use-cases/get-disbursement';
import { getRun } from './use-cases/get-run';
import { getTimeFrameResult } from './use-cases/get-time-frame-result';
import { listLines } from './use-cases/list-lines';
import { requestRun } from './use-cases/request-run';

export const disbursementRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/disbursements',
    access: 'disbursements:run',
    summary: 'Ask for the disbursements of a time frame, calculated in the background',
    input: requestRunInput,
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
    summary: 'What a time frame gives each merchant with orders in it',
    input: timeFrameResultInput,
    handle: async (actor, input) =>
      mapOutcome(await getTimeFrameResult(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements/runs/{id}',
    access: 'runs:read',
    summary: 'One run with its progress and totals',
    input: runIdInput,
    handle: async (actor, { id }) => mapOutcome(await getRun(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements/{id}',
    access: 'disbursements:read',
    summary: 'One disbursement',
    input: disbursementIdInput,
    handle: async (actor, { id }) => mapOutcome(await getDisbursement(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/disbursements/{id}/lines',
    access: 'disbursements:read',
    summary: 'The orders of a disbursement, each with its fee explained',
    input: listLinesInput,
    handle: async (actor, input) => mapOutcome(await listLines(actor, input), (body) => ({ status: 200, body })),
  }),
];
