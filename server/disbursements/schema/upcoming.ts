import { z } from 'zod';
import { dayShape, moneyShape } from '@/server/kernel/shapes';
import { outcomeShape, timeFrameShape } from '../schema';

/** Why a payout comes later than by the schedule, or is not known to come; each real, none a guess. */
export const upcomingNoteShape = z.strictObject({
  code: z.enum([
    'on_hold',
    'by_hand',
    'run_missed',
    'no_bank_account',
    'account_waits',
    'below_minimum',
    'negative_balance',
  ]),
  message: z.string().describe('In words for the merchant'),
});
export type UpcomingNote = z.infer<typeof upcomingNoteShape>;

const partShape = z.strictObject({
  kind: z.enum(['carried', 'reserve_released', 'monthly_fee']),
  dueOn: dayShape,
  net: moneyShape,
});

const sums = {
  orders: z.int(),
  gross: moneyShape,
  fee: moneyShape,
  net: moneyShape.describe('All that falls due in these days, as far as it is known today'),
};

const upcomingAmountShape = z.strictObject({
  ...sums,
  parts: z.array(partShape).describe('Of the net, what earlier disbursements left: each with its day'),
  fromEarlier: moneyShape.describe('What the payouts before this one would keep for it, as they stand'),
  kept: moneyShape.describe('Of net and fromEarlier, what would not be paid out: all of it, or the reserve'),
  toPay: moneyShape.describe('net + fromEarlier − kept'),
  outcome: outcomeShape,
  expectedOn: dayShape.nullable().describe('The day on which it is expected; null: nobody can say, see `notes`'),
  notes: z.array(upcomingNoteShape),
});
export type UpcomingAmount = z.infer<typeof upcomingAmountShape>;

export const upcomingShape = z.strictObject({
  merchantReference: z.string(),
  timeZone: z.string().describe('The merchant’s, in which its days are named'),
  notes: z.array(upcomingNoteShape).describe('What holds for all of them'),
  payouts: z
    .array(
      z.strictObject({
        scheduledOn: dayShape.describe('The day by the merchant’s own schedule'),
        timeFrame: timeFrameShape.describe('The days that it pays for'),
        amounts: z.array(upcomingAmountShape).describe('One for each currency, that of the merchant first'),
      }),
    )
    .describe('The next four'),
  later: z
    .array(z.strictObject({ ...sums, through: dayShape.describe('The last day on which any of it falls due') }))
    .describe('What falls due after them, by currency'),
  unscheduled: z
    .array(z.strictObject(sums))
    .describe('What lies in days that a run by dates left open: it is paid by a run of its own'),
});
export type Upcoming = z.infer<typeof upcomingShape>;

export const upcomingInput = z.strictObject({
  merchant: z.string().min(1).max(200).optional().describe('Staff name one; a merchant’s people have their own'),
});
