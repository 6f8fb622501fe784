import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { runIdInput } from '../schema';
import { replayShape } from '../schema/replay';
import { replayRun } from '../use-cases/replay-run';

const id = '7d1f3c52-1f0e-4a0b-8c55-2a4a6f5f9d10';
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const replayRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/disbursements/runs/{id}/replay',
    access: 'runs:read',
    summary: 'Replay a run',
    description:
      'Calculates a run again from its payables, by what was kept of its inputs: the cut-off, each merchant’s time zone and ' +
      'terms, the versions of fee rules. It gives the same hash, or the first difference with both sides. It writes nothing.',
    limit: 'heavy',
    input: runIdInput,
    output: replayShape,
    status: 200,
    refusals: ['not_found', 'impossible_move'],
    example: {
      input: { id },
      output: {
        runId: id,
        isSame: true,
        keptHash: hash,
        replayedHash: hash,
        lines: 50,
        inputs: {
          asOf: '2026-01-12T07:30:00.000Z',
          knownThrough: '1309023',
          merchants: 50,
          zones: [{ timeZone: 'Europe/Madrid', merchants: 50 }],
          feeRules: [{ schedule: 'default', currency: 'EUR', isOwn: false, version: 1, payables: 21_460 }],
        },
        difference: null,
      },
    },
    handle: async (actor, input) => mapOutcome(await replayRun(actor, input.id), (body) => ({ status: 200, body })),
  }),
];
