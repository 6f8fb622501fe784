import { z } from 'zod';
import { dayShape, moneyShape } from '@/server/kernel/shapes';
import { lengthShape, runKindShape, runStatusShape, timeFrameShape } from '../schema';

export const monthInput = z.strictObject({
  month: z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'a month such as 2026-03'),
});

const runOfDayShape = z.strictObject({
  id: z.string(),
  kind: runKindShape,
  timeFrame: timeFrameShape,
  merchant: z.string().nullable(),
  status: runStatusShape,
  pays: z.array(moneyShape).describe('What it pays out, by currency; of a run that was given up, nothing'),
});
export type RunOfDay = z.infer<typeof runOfDayShape>;

/** The runs of a month by their pay day, and the days to come. */
export const calendarShape = z.strictObject({
  days: z.array(
    z.strictObject({
      day: dayShape,
      runs: z.array(runOfDayShape),
      due: z.int().nullable().describe('Merchants whose day it will be by their schedule; null: the day has come'),
    }),
  ),
});
export type Calendar = z.infer<typeof calendarShape>;

/** Days that are owed for and that no scheduled run takes any more, since later ones are closed. */
export const leftOpenShape = z.strictObject({
  merchant: z
    .strictObject({ reference: z.string(), name: z.string() })
    .nullable()
    .describe('Null: one run over all merchants closes them'),
  merchants: z.int().describe('How many are owed for them'),
  timeFrame: timeFrameShape.describe('From the first to the last day on which anything fell due'),
  net: z.array(moneyShape),
  frames: z
    .array(z.strictObject({ length: lengthShape, endingBefore: dayShape }))
    .describe('The frames that close them, in order'),
});
export type LeftOpen = z.infer<typeof leftOpenShape>;
