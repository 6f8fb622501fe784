import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { noInput, runShape } from '../schema';
import { requestScheduledRun } from '../use-cases/request-scheduled-run';

export const scheduledRunRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/disbursements/scheduled-runs',
    access: 'disbursements:run',
    summary: 'Request the run of today',
    description:
      'Asks for what is due today by the merchants’ own schedules: daily merchants, and those whose weekday it is, each ' +
      'from where it was paid last. It is prepared each day before 08:00 UTC by itself, once that is turned on; asking ' +
      'again gives the run that there is.',
    limit: 'heavy',
    input: noInput,
    output: runShape,
    status: 202,
    refusals: ['run_in_progress'],
    example: {
      input: {},
      output: {
        id: '7d1f3c52-1f0e-4a0b-8c55-2a4a6f5f9d10',
        kind: 'scheduled',
        timeFrame: { start: '2026-01-11', end: '2026-01-12' },
        merchant: null,
        status: 'calculating',
        progress: { merchantsDone: 0, merchantsTotal: null },
        totals: [],
        failureReason: null,
        requestedBy: 'Nightly job',
        requestedAt: '2026-01-12T07:30:00.000Z',
        calculatedAt: null,
      },
    },
    handle: async (actor) =>
      mapOutcome(await requestScheduledRun(actor), ({ run }) => ({
        status: 202,
        headers: { location: `/api/v1/disbursements/runs/${run.id}` },
        body: run,
      })),
  }),
];
