import { z } from 'zod';
import { dayShape, instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';

const idShape = z.string().regex(/^\d{1,18}$/, 'a number of up to 18 digits');
const merchantInput = z.string().min(1).max(200).optional().describe('The merchant’s reference');

export const payableKindShape = z.enum([
  'capture',
  'payment_capture',
  'refund',
  'dispute',
  'dispute_won',
  'adjustment',
  'monthly_fee',
  'carried',
  'reserve_released',
]);

export type PayableKind = z.infer<typeof payableKindShape>;

/** What a payable is now; it follows from its due day, and no row of a payable ever changes. */
export const payableStatusShape = z
  .enum(['waiting_funds', 'available', 'in_disbursement', 'paid'])
  .describe(
    '`waiting_funds`: not due, or not settled yet. `available`: due and settled. `in_disbursement`: a disbursement has taken it up. `paid`: that was paid',
  );
export type PayableStatus = z.infer<typeof payableStatusShape>;

export const payableShape = z.strictObject({
  id: z.string(),
  merchantReference: z.string(),
  kind: payableKindShape,
  sourceId: z.string().describe('The order, payment, refund or dispute that it came from'),
  paymentId: z.string().nullable(),
  orderId: z.string().nullable(),
  customerReference: z.string().nullable(),
  gross: moneyShape,
  fee: moneyShape,
  net: moneyShape.describe('gross = fee + net, always'),
  dueOn: dayShape.describe('In the merchant’s time zone'),
  naturalOn: dayShape.describe('Earlier than dueOn where that day was closed already'),
  status: payableStatusShape,
  disbursementId: z.string().nullable(),
  createdAt: instantShape,
});
export type Payable = z.infer<typeof payableShape>;
export const payablePage = pageOf(payableShape);

export const payableDetailShape = z.strictObject({
  ...payableShape.shape,
  feeRatePpm: z.int().nullable().describe('Parts per million: 50000 is 5 %. Null where the fee is not a rate'),
  explanation: z.string().describe('How the fee came about, in words'),
  feeRule: z
    .strictObject({
      schedule: z.string().describe('The name of the fee schedule'),
      version: z.int(),
      isOwn: z.boolean().describe('Whether it is the merchant’s own, and not the default'),
    })
    .nullable()
    .describe('The version of the fee schedule that is frozen on it. Null where the fee is not by a schedule'),
  journalId: z.string(),
});
export type PayableDetail = z.infer<typeof payableDetailShape>;
export const payableIdInput = z.strictObject({ id: idShape });
export const paymentPayablesShape = z.strictObject({ data: z.array(payableShape) });

export const listPayablesInput = z.strictObject({
  ...pageInput,
  merchant: merchantInput,
  payment: idShape.optional().describe('The payment’s id'),
  order: idShape.optional().describe('The order’s id'),
  customer: z.string().min(1).max(200).optional().describe('The customer’s reference, as the payment named it'),
  kind: payableKindShape.optional(),
  status: payableStatusShape.optional(),
  dueFrom: dayShape.optional().describe('The first day'),
  dueTo: dayShape.optional().describe('The last day, itself included'),
});
export type ListPayablesInput = z.infer<typeof listPayablesInput>;

export const settlementShape = z.strictObject({
  id: z.string(),
  through: dayShape.describe('Everything due up to and including this day, in each merchant’s time zone'),
  status: z.enum(['settling', 'done', 'failed']),
  merchants: z.int().describe('How many were not settled that far'),
  sums: z
    .array(z.strictObject({ currency: z.string(), merchants: z.int(), payables: z.int(), net: moneyShape }))
    .describe('What moved from pending to available'),
  requestedBy: z.string(),
  requestedAt: instantShape,
  finishedAt: instantShape.nullable(),
  failureReason: z.string().nullable(),
});
export type Settlement = z.infer<typeof settlementShape>;
export const settlementPage = pageOf(settlementShape);
export const requestSettlementInput = z.strictObject({ through: dayShape });
export const requestedSettlementShape = z.strictObject({ settlement: settlementShape, alreadyRequested: z.boolean() });
export const settlementIdInput = z.strictObject({ id: idShape });
export const listSettlementsInput = z.strictObject(pageInput);

export const balanceInput = z.strictObject({
  merchant: merchantInput,
  asOf: dayShape.optional().describe('At the end of that day; without it, now'),
  knownOn: instantShape.optional().describe('As it was known at that instant: without what was posted later'),
});
export type BalanceInput = z.infer<typeof balanceInput>;

export const balanceShape = z.strictObject({
  merchantReference: z.string(),
  merchantName: z.string(),
  asOf: dayShape.nullable(),
  knownOn: instantShape.nullable(),
  settledThrough: dayShape.nullable(),
  balances: z.array(
    z.strictObject({
      currency: z.string(),
      pending: moneyShape.describe('Owed, not due or not settled yet'),
      available: moneyShape.describe('Due and settled, not in a disbursement yet'),
      inTransit: moneyShape.describe('In a disbursement, and not with the merchant’s bank yet'),
      reserved: moneyShape.describe('Held back from disbursements until its day'),
    }),
  ),
});
export type Balance = z.infer<typeof balanceShape>;

export const statementInput = z.strictObject({
  merchant: merchantInput,
  month: z
    .string()
    .regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'a month as YYYY-MM, such as 2026-03')
    .describe('As YYYY-MM, in the merchant’s time zone'),
});
export type StatementInput = z.infer<typeof statementInput>;

export const statementShape = z.strictObject({
  merchantReference: z.string(),
  merchantName: z.string(),
  timeZone: z.string(),
  month: z.string(),
  from: dayShape.describe('The first day'),
  to: dayShape.describe('The last day, itself included'),
  currencies: z.array(
    z.strictObject({
      currency: z.string(),
      opening: moneyShape.describe('Owed when the month began: pending, available and in transit'),
      movements: z.array(
        z.strictObject({
          kind: z.string(),
          says: z.string(),
          count: z.int(),
          gross: moneyShape,
          fee: moneyShape,
          net: moneyShape,
        }),
      ),
      closing: moneyShape.describe('opening and the net of all movements'),
      pending: moneyShape,
      available: moneyShape,
      inTransit: moneyShape,
    }),
  ),
});
export type Statement = z.infer<typeof statementShape>;
