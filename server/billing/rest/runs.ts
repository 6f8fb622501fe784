import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { attemptExample, runExample, startedRunExample } from '../schema/examples';
import {
  attemptPage,
  chargeInvoiceInput,
  controlRunInput,
  listAttemptsInput,
  listRunsInput,
  type Run,
  retryGroupInput,
  runIdInput,
  runPage,
  runShape,
  startRunInput,
} from '../schema/runs';
import { cancelRun, pauseRun, resumeRun } from '../use-cases/control-run';
import { getBillingRun, listBillingRuns, listRunAttempts } from '../use-cases/read-runs';
import { chargeInvoice, retryGroup, retryInvoice } from '../use-cases/retry';
import { startRun } from '../use-cases/start-run';

const { id } = runExample;
const paused: Run = { ...startedRunExample, status: 'paused' };

/** That a run was asked for: where to follow it. */
const accepted = ({ run }: { run: Run }) => ({
  status: 202 as const,
  headers: { location: `/api/v1/billing/runs/${run.id}` },
  body: run,
});
const shown = (body: Run) => ({ status: 200 as const, body });

const single: Run = { ...startedRunExample, kind: 'single', period: 'CH-000123/2', scope: 'invoice:123', total: 1 };
const one: Run = { ...single, expected: [{ count: 1, amount: { amount: 2_178, currency: 'EUR' } }] };
const charging = {
  method: 'post',
  access: 'billing:run',
  input: chargeInvoiceInput,
  output: runShape,
  status: 202,
  refusals: ['not_found', 'impossible_move', 'conflict'],
  example: { input: { id: '123' }, output: one },
} as const;

export const billingRunRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/billing/runs',
    access: 'billing:run',
    summary: 'Start a billing run',
    description:
      'Charges the invoices of a month that are due, of all customers, of one, or those in one state. It works in the ' +
      'background: follow it at `Location`. Asked for again it is the same run; one that had ended goes on if something ' +
      'new is due. What waits for a person’s eyes is never charged by it.',
    limit: 'heavy',
    input: startRunInput,
    output: runShape,
    status: 202,
    refusals: ['not_found'],
    example: { input: { period: '2026-04' }, output: startedRunExample },
    handle: async (actor, input) => mapOutcome(await startRun(actor, input), accepted),
  }),
  restRoute({
    method: 'get',
    path: '/billing/runs',
    access: 'billing:read',
    summary: 'List billing runs',
    description: 'Billing runs, those that began by themselves too, the latest first, a page at a time.',
    input: listRunsInput,
    output: runPage,
    status: 200,
    refusals: [],
    example: { input: { period: '2026-04' }, output: { data: [runExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listBillingRuns(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/billing/runs/{id}',
    access: 'billing:read',
    summary: 'Get a billing run',
    description: 'How far it is, and how many invoices and how much came out how.',
    input: runIdInput,
    output: runShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id }, output: runExample },
    handle: async (actor, input) => mapOutcome(await getBillingRun(actor, input.id), shown),
  }),
  restRoute({
    method: 'get',
    path: '/billing/runs/{id}/attempts',
    access: 'billing:read',
    summary: 'List the calls of a billing run',
    description:
      'Each call to the payment provider, the latest first: its key, what came of it, in the provider’s words. With ' +
      '`outcome`: the last calls for those invoices that ended so.',
    input: listAttemptsInput,
    output: attemptPage,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id }, output: { data: [attemptExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listRunAttempts(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/billing/runs/{id}/pause',
    access: 'billing:run',
    summary: 'Pause a billing run',
    description: 'Nothing new is charged until it is resumed; what is under way comes to its end.',
    input: controlRunInput,
    output: runShape,
    status: 200,
    refusals: ['not_found', 'impossible_move'],
    example: { input: { id }, output: paused },
    handle: async (actor, input) => mapOutcome(await pauseRun(actor, input), shown),
  }),
  restRoute({
    method: 'post',
    path: '/billing/runs/{id}/resume',
    access: 'billing:run',
    summary: 'Resume a billing run',
    description: 'A run that was paused goes on.',
    input: controlRunInput,
    output: runShape,
    status: 200,
    refusals: ['not_found', 'impossible_move'],
    example: { input: { id }, output: startedRunExample },
    handle: async (actor, input) => mapOutcome(await resumeRun(actor, input), shown),
  }),
  restRoute({
    method: 'post',
    path: '/billing/runs/{id}/cancel',
    access: 'billing:run',
    summary: 'Cancel a billing run',
    description:
      'Nothing more is charged by it. What was charged stays charged. The rest waits as before; that of a month’s run until somebody asks for it.',
    input: controlRunInput,
    output: runShape,
    status: 200,
    refusals: ['not_found', 'impossible_move'],
    example: {
      input: { id, reason: 'The wrong month' },
      output: { ...paused, status: 'cancelled', finishedAt: '2026-04-01T08:01:00.000Z' },
    },
    handle: async (actor, input) => mapOutcome(await cancelRun(actor, input), shown),
  }),
  restRoute({
    method: 'post',
    path: '/billing/runs/{id}/retry',
    access: 'billing:run',
    summary: 'Retry the invoices of a run that came out alike',
    description:
      'Once what was in their way is mended: all invoices of the run whose last call came out so are opened and charged ' +
      'again, by the same run, and what was before a person’s eyes of them is resolved.',
    input: retryGroupInput,
    output: runShape,
    status: 200,
    refusals: ['not_found', 'conflict'],
    example: { input: { id, outcome: 'no_funds' }, output: startedRunExample },
    handle: async (actor, input) => mapOutcome(await retryGroup(actor, input), shown),
  }),
  restRoute({
    ...charging,
    path: '/invoices/{id}/charge',
    summary: 'Charge an invoice now',
    description:
      'Whatever its schedule says, in a run of its own: one that is open, that failed, or that is overdue. Asked for twice at ' +
      'once it is charged once.',
    handle: async (actor, input) => mapOutcome(await chargeInvoice(actor, input.id), accepted),
  }),
  restRoute({
    ...charging,
    path: '/invoices/{id}/retry',
    summary: 'Start again with an invoice that failed',
    description: 'One that was given up, or that fell overdue, is opened and charged; its tries are counted anew.',
    handle: async (actor, input) => mapOutcome(await retryInvoice(actor, input.id), accepted),
  }),
];
