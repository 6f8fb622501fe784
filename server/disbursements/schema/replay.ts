import { z } from 'zod';
import { instantShape } from '@/server/kernel/shapes';

/** `GET /api/v1/disbursements/runs/{id}/replay`: a run calculated again from its payables, writing nothing. */
export const replayShape = z.strictObject({
  runId: z.string(),
  isSame: z.boolean().describe('The same hash, the same lines, and every fee as its rule makes it'),
  keptHash: z.string().describe('Of what was calculated then'),
  replayedHash: z.string().describe('Of what the same inputs come to now'),
  lines: z.int().describe('What merchants get, each in one currency'),
  inputs: z.strictObject({
    asOf: instantShape.nullable().describe('By which instant the schedules were read; null: by the day of the run'),
    knownThrough: z.string().nullable().describe('The cut-off: the highest id of a payable that was known'),
    merchants: z.int(),
    zones: z.array(z.strictObject({ timeZone: z.string(), merchants: z.int() })),
    feeRules: z.array(
      z.strictObject({
        schedule: z.string(),
        currency: z.string(),
        isOwn: z.boolean().describe('A merchant’s own, and not the default'),
        version: z.int(),
        payables: z.int().describe('Sold in the run, and priced again by it'),
      }),
    ),
  }),
  difference: z
    .strictObject({
      what: z
        .enum(['line', 'fee', 'hash'])
        .describe(
          '`line`: what a merchant gets. `fee`: a payable’s, by its rule. `hash`: the lines are the same, and not the hash',
        ),
      place: z.int().nullable().describe('Which line of the run, from 1'),
      merchantReference: z.string().nullable(),
      currency: z.string().nullable(),
      payableId: z.string().nullable(),
      fields: z
        .array(z.strictObject({ field: z.string(), kept: z.string().nullable(), replayed: z.string().nullable() }))
        .describe('Both sides of what differs; null where a side does not have the line'),
    })
    .nullable()
    .describe('The first difference; null: there is none'),
});
export type Replay = z.infer<typeof replayShape>;
export type ReplayDifference = NonNullable<Replay['difference']>;
