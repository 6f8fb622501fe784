import { z } from 'zod';
import { dayShape, instantShape, moneyShape, mustBe, pageInput, pageOf } from '@/server/kernel/shapes';
import { payableKindShape } from '@/server/payables/schema';

export const lengthShape = z.enum(['1week', '1day'], { error: mustBe('1week or 1day') });

export const runStatusShape = z.enum([
  'calculating',
  'ready',
  'submitted',
  'approved',
  'paying',
  'completed',
  'completed_with_failures',
  'rejected',
  'cancelled',
  'failed',
]);
export type RunStatus = z.infer<typeof runStatusShape>;

export const disbursementStatusShape = z.enum([
  'planned',
  'approved',
  'submitting',
  'submitted',
  'unknown',
  'paid',
  'failed',
  'returned',
  'cancelled',
  'carried',
]);
export type DisbursementStatus = z.infer<typeof disbursementStatusShape>;

export const runKindShape = z.enum(['frame', 'scheduled']);

/** What a disbursement comes to. What it does not pay out goes on into the merchant’s next period. */
export const outcomeShape = z.enum(['to_pay', 'nothing_due', 'below_minimum', 'negative_balance']);
export type DisbursementOutcome = z.infer<typeof outcomeShape>;

/** Why a merchant that had its turn is left out of a run. */
export const skipReasonShape = z.enum(['on_hold', 'later_days_closed']);
export type SkipReason = z.infer<typeof skipReasonShape>;

const merchantReference = z.string().min(1).max(200).describe('The merchant’s reference; without it, all merchants');

/** `POST /api/v1/disbursements`: calculate the disbursements of exactly the days `[endingBefore − length, endingBefore)`. */
export const requestRunInput = z.strictObject({
  timeFrame: z.strictObject({ length: lengthShape, endingBefore: dayShape }),
  merchant: merchantReference.optional(),
});
export type RequestRunInput = z.infer<typeof requestRunInput>;

/** The days of a period, half-open as everywhere: `end` is the day it ends before. */
export const timeFrameShape = z.strictObject({
  start: dayShape.describe('The first day'),
  end: dayShape.describe('The day it ends before, itself excluded'),
});

/** Sums of one currency. gross = fee + net, always. */
export const totalsShape = z.strictObject({
  currency: z.string(),
  disbursements: z.int(),
  orders: z.int(),
  gross: moneyShape,
  fee: moneyShape,
  net: moneyShape,
});

export const runShape = z.strictObject({
  id: z.string(),
  kind: runKindShape.describe('frame: exactly these days. scheduled: those whose day `timeFrame.end` is'),
  timeFrame: timeFrameShape,
  merchant: z.string().nullable().describe('Null: all merchants'),
  status: runStatusShape,
  progress: z.strictObject({ merchantsDone: z.int(), merchantsTotal: z.int().nullable() }),
  totals: z.array(totalsShape),
  failureReason: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: instantShape,
  calculatedAt: instantShape.nullable(),
});
export type Run = z.infer<typeof runShape>;
export const runPage = pageOf(runShape);
export const requestedRunShape = z.strictObject({ run: runShape, alreadyRequested: z.boolean() });
export const listRunsInput = z.strictObject({ ...pageInput, status: runStatusShape.optional() });
export type ListRunsInput = z.infer<typeof listRunsInput>;
export const noInput = z.strictObject({});
export const runIdInput = z.strictObject({ id: z.uuid() });

/** `GET /api/v1/disbursements`: what a calculated frame gives each merchant. */
export const timeFrameResultInput = z.strictObject({
  timeFrameEndingBefore: dayShape,
  timeFrameLength: lengthShape,
  merchant: merchantReference.optional(),
  ...pageInput,
});
export type TimeFrameResultInput = z.infer<typeof timeFrameResultInput>;

export const timeFrameResultShape = z.strictObject({
  timeFrame: timeFrameShape,
  merchants: z.array(
    z.strictObject({
      merchantReference: z.string(),
      orders: z.int(),
      gross: moneyShape,
      fee: moneyShape,
      net: moneyShape,
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type TimeFrameResult = z.infer<typeof timeFrameResultShape>;

export const disbursementShape = z.strictObject({
  id: z.string(),
  runId: z.string(),
  merchantReference: z.string(),
  merchantName: z.string(),
  timeZone: z.string().describe('The merchant’s, in which its days are named'),
  timeFrame: timeFrameShape,
  orders: z.int(),
  gross: moneyShape,
  fee: moneyShape,
  net: moneyShape,
  kept: moneyShape.describe(
    'Of the net, what is not paid out now but goes on into a later period: all of it, or the reserve',
  ),
  keptUntil: dayShape
    .nullable()
    .describe('The day on which a reserve falls due; null: with the next period, or nothing is kept'),
  toPay: moneyShape.describe('net − kept'),
  outcome: outcomeShape,
  status: disbursementStatusShape,
  createdAt: instantShape,
});
export type Disbursement = z.infer<typeof disbursementShape>;
export const disbursementPage = pageOf(disbursementShape);

export const listDisbursementsInput = z.strictObject({
  ...pageInput,
  runId: z.uuid().optional(),
  merchant: merchantReference.optional(),
});
export type ListDisbursementsInput = z.infer<typeof listDisbursementsInput>;

export const disbursementIdInput = z.strictObject({
  id: z.string().regex(/^\d{1,18}$/, 'a number of up to 18 digits'),
});

export const feeRuleShape = z.strictObject({
  scheduleId: z.string(),
  schedule: z.string().describe('The name of the fee schedule'),
  version: z.int(),
  isOwn: z.boolean().describe('The merchant’s own, and not the default'),
});
export type FeeRule = z.infer<typeof feeRuleShape>;

/** One payable of a disbursement, with the tier that its fee came from and the arithmetic in words. */
export const disbursementLineShape = z.strictObject({
  payableId: z.string(),
  kind: payableKindShape,
  sourceId: z.string().describe('The order, payment, refund or dispute that it came from'),
  orderExternalReference: z.string().nullable().describe('Null of a payment without an order, and what came after it'),
  shopperReference: z.string().nullable(),
  completedAt: instantShape.describe('When the order was completed; of a payment, when it was owed'),
  dueOn: dayShape,
  naturalOn: dayShape.describe('Earlier than dueOn when the order arrived after its day was closed'),
  gross: moneyShape,
  fee: moneyShape,
  net: moneyShape,
  feeRatePpm: z.int().nullable().describe('Parts per million: 9500 is 0.95 %. Null where the fee is not a rate'),
  explanation: z.string(),
  feeRule: feeRuleShape
    .nullable()
    .describe('The version of the fee schedule that is frozen on it. Null where it has none'),
  orderId: z.string().nullable(),
  paymentId: z.string().nullable(),
  fromDisbursementId: z.string().nullable().describe('The earlier disbursement that kept it, where it is owed on'),
});
export type DisbursementLine = z.infer<typeof disbursementLineShape>;
export const disbursementLinePage = pageOf(disbursementLineShape);
export const listLinesInput = z.strictObject({ ...disbursementIdInput.shape, ...pageInput });

/** One point of the chart: all disbursements of one period and currency. */
export const periodTotalsShape = z.strictObject({
  timeFrame: timeFrameShape,
  ...totalsShape.shape,
});
export type PeriodTotals = z.infer<typeof periodTotalsShape>;
export const periodTotalsInput = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  periods: z.coerce.number().int().min(1).max(200).default(60).describe('How many of the latest periods'),
});

/** From which day on the run of the day is prepared by itself. */
export const scheduleSettingShape = z.strictObject({
  beginsOn: dayShape.nullable().describe('Null: it is asked for by hand'),
});
export type ScheduleSetting = z.infer<typeof scheduleSettingShape>;
