import { z } from 'zod';
import { instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';
import { chargeOutcomeShape } from './outcomes';

const id = z.string().regex(/^\d{1,18}$/, 'a number of up to 18 digits');

export const runKindShape = z.enum(['month', 'on_demand', 'retries', 'single']);
export type RunKind = z.infer<typeof runKindShape>;
export const runStatusShape = z.enum(['running', 'paused', 'completed', 'cancelled', 'failed']);
export type RunStatus = z.infer<typeof runStatusShape>;

export const runInvoiceStatusShape = z.enum(['open', 'failed', 'overdue']);
const month = z
  .string()
  .regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, 'must be a month written as YYYY-MM')
  .describe('The month whose invoices are charged');

export const startRunInput = z
  .strictObject({
    period: month,
    customer: z.string().min(1).max(200).optional().describe('Only this customer’s, by its reference'),
    status: runInvoiceStatusShape
      .optional()
      .describe('Only those in this state; `failed` and `overdue` are opened again first'),
  })
  .refine(({ customer, status }) => customer === undefined || status === undefined, {
    path: ['status'],
    error: 'cannot be given beside a customer: leave one of them out',
  });
export type StartRunInput = z.infer<typeof startRunInput>;

export const runIdInput = z.strictObject({ id });
export const controlRunInput = z.strictObject({ id, reason: z.string().trim().min(1).max(500).optional() });
export type ControlRunInput = z.infer<typeof controlRunInput>;
export const retryGroupInput = z.strictObject({
  id,
  outcome: chargeOutcomeShape.describe('All of the run that failed so are opened and charged again'),
});
export type RetryGroupInput = z.infer<typeof retryGroupInput>;

const sum = z.strictObject({ count: z.int(), amount: moneyShape });
export const runShape = z.strictObject({
  id,
  kind: runKindShape,
  period: z.string().describe('The month, the day, or the invoice’s number'),
  scope: z.string().describe('`all`, or `zone:…`, `customer:…`, `status:…`, `invoice:…`'),
  status: runStatusShape,
  requestedBy: z.string().describe('Who asked for it: `user:…`, `key:…`, `job:…`'),
  requestedAt: instantShape,
  finishedAt: instantShape.nullable(),
  failureReason: z.string().nullable(),
  expected: z.array(sum).describe('What was due when it began, by currency'),
  outcomes: z
    .array(z.strictObject({ outcome: chargeOutcomeShape.nullable(), invoices: z.int(), sums: z.array(sum) }))
    .describe('What came of each invoice, by the last call for it in this run; null: under way'),
  done: z.int().describe('Invoices that have an outcome'),
  total: z.int().describe('Invoices in all'),
  heldUntil: instantShape.nullable().describe('The circuit breaker is open: it goes on then'),
});
export type Run = z.infer<typeof runShape>;
export const requestedRunShape = z.strictObject({ run: runShape, alreadyThere: z.boolean() });

export const listRunsInput = z.strictObject({
  ...pageInput,
  kind: runKindShape.optional(),
  period: z.string().max(40).optional(),
  status: runStatusShape.optional(),
});
export type ListRunsInput = z.infer<typeof listRunsInput>;
export const runPage = pageOf(runShape);

export const attemptShape = z.strictObject({
  id,
  runId: id,
  invoiceId: id,
  invoice: z.string().describe('The invoice’s number'),
  customer: z.string().describe('The customer’s reference'),
  customerName: z.string(),
  kind: z.enum(['charge', 'look_up']),
  number: z.int().describe('From 1, over all calls for the invoice'),
  key: z.string().describe('The idempotency key of the charge, by which it is looked up'),
  provider: z.string(),
  amount: moneyShape,
  at: instantShape,
  outcome: chargeOutcomeShape.nullable().describe('Null: no answer yet'),
  code: z.string().nullable().describe('The provider’s own code'),
  words: z.string().nullable().describe('The provider’s own words'),
  latencyMs: z.int().nullable(),
});
export type Attempt = z.infer<typeof attemptShape>;
export const attemptPage = pageOf(attemptShape);
export const listAttemptsInput = z.strictObject({ id, ...pageInput, outcome: chargeOutcomeShape.optional() });
export type ListAttemptsInput = z.infer<typeof listAttemptsInput>;
export const invoiceAttemptsInput = z.strictObject({ invoiceId: id });
export const chargeInvoiceInput = z.strictObject({ id });
