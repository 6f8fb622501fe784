import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { comingVersionExample, feeScheduleExample, tiersExample } from '../schema/fee-examples';
import {
  feeScheduleIdInput,
  feeSchedulePage,
  feeScheduleShape,
  giveFeeScheduleInput,
  listFeeSchedulesInput,
  publishFeeVersionInput,
} from '../schema/fees';
import { giveFeeSchedule, publishFeeVersion } from '../use-cases/fees/publish-version';
import { getFeeSchedule, listFeeSchedules } from '../use-cases/fees/show-schedules';

const { versions, ...facts } = feeScheduleExample;
const [current] = versions;
const coming = comingVersionExample;

export const feeRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/fee-schedules',
    access: 'fees:read',
    summary: 'List fee schedules',
    description:
      'The default schedules, of completed orders and of card payments, then merchants’ own. Of each, the version that ' +
      'holds, and those that are published to hold later.',
    input: listFeeSchedulesInput,
    output: feeSchedulePage,
    status: 200,
    refusals: [],
    example: {
      input: { of: 'all', limit: 1 },
      output: { data: [{ ...facts, current: current ?? null, coming: [] }], nextCursor: 'WyIiLCJFVVIiLCJkZWZhdWx0Il0' },
    },
    handle: async (actor, input) => mapOutcome(await listFeeSchedules(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/fee-schedules/{id}',
    access: 'fees:read',
    summary: 'Get a fee schedule',
    description: 'One schedule with every version that it had, has and will have, the newest first.',
    input: feeScheduleIdInput,
    output: feeScheduleShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: facts.id }, output: feeScheduleExample },
    handle: async (actor, { id }) => mapOutcome(await getFeeSchedule(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/fee-schedules',
    access: 'fees:write',
    summary: 'Give a merchant fees of its own',
    description:
      'They go before the default ones from their first day on, which is today or later where the merchant is. Who has ' +
      'some of this name and currency already gets a new version of them instead.',
    input: giveFeeScheduleInput,
    output: feeScheduleShape,
    status: 201,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { merchant: 'harbour-books', currency: 'EUR', tiers: tiersExample, startsOn: coming.startsOn },
      output: {
        ...facts,
        id: '7',
        merchant: { reference: 'harbour-books', name: 'Harbour Books' },
        exceptions: 0,
        versions: [{ ...coming, version: 1 }],
      },
    },
    handle: async (actor, input) =>
      mapOutcome(await giveFeeSchedule(actor, input), (body) => ({
        status: 201,
        headers: { location: `/api/v1/fee-schedules/${body.id}` },
        body,
      })),
  }),
  restRoute({
    method: 'post',
    path: '/fee-schedules/{id}/versions',
    access: 'fees:write',
    summary: 'Publish a version of a fee schedule',
    description:
      'It holds from `startsOn` on: today or later, wherever the merchants are. What is owed already keeps its fee. Until ' +
      'it starts, another version with the same start takes its place. `afterVersion` is the latest that you have seen; ' +
      'where there is a newer one the answer is 409.',
    input: publishFeeVersionInput,
    output: feeScheduleShape,
    status: 201,
    refusals: ['not_found', 'stale'],
    example: {
      input: { id: facts.id, afterVersion: 1, tiers: tiersExample, startsOn: coming.startsOn, why: coming.why },
      output: { ...feeScheduleExample, latestVersion: 2, versions: [coming, ...versions] },
    },
    handle: async (actor, input) =>
      mapOutcome(await publishFeeVersion(actor, input), (body) => ({ status: 201, body })),
  }),
];
