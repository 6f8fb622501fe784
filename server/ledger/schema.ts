import { z } from 'zod';
import { dayShape, instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';

export const accountCodeShape = z.enum([
  'order_clearing',
  'provider_receivable',
  'merchant_payable',
  'merchant_available',
  'merchant_disbursement',
  'payout_in_transit',
  'merchant_fees',
  'fee_revenue',
  'customer_receivable',
  'provider_invoices',
  'bank',
  'house_funds',
  'bank_fees',
  'tax_payable',
  'subscription_revenue',
  'bad_debt',
]);
export type AccountCode = z.infer<typeof accountCodeShape>;

const idShape = z.string().regex(/^\d{1,18}$/, 'a number of up to 18 digits');
const signed = 'Debits are positive, credits negative';

export const accountShape = z.strictObject({
  id: z.string(),
  code: accountCodeShape,
  says: z.string().describe('What stands on it, in words'),
  kind: z.enum(['asset', 'liability', 'revenue', 'expense']),
  merchantReference: z.string().nullable(),
  merchantName: z.string().nullable(),
  balance: moneyShape.describe(signed),
  version: z.int().describe('How many postings it has'),
});
export type Account = z.infer<typeof accountShape>;
export const accountPage = pageOf(accountShape);
export const accountIdInput = z.strictObject({ id: idShape });
export const listAccountsInput = z.strictObject({
  ...pageInput,
  merchant: z.string().min(1).max(200).optional().describe('The merchant’s reference'),
  code: accountCodeShape.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
});
export type ListAccountsInput = z.infer<typeof listAccountsInput>;

export const accountTotalShape = z.strictObject({
  code: accountCodeShape,
  says: z.string(),
  accounts: z.int(),
  balance: moneyShape.describe(signed),
});
export const accountTotalsShape = z.strictObject({ totals: z.array(accountTotalShape) });
export type AccountTotals = z.infer<typeof accountTotalsShape>;

export const postingShape = z.strictObject({
  accountId: z.string(),
  accountCode: accountCodeShape,
  merchantReference: z.string().nullable(),
  version: z.int().describe('The posting is the account’s n-th'),
  amount: moneyShape.describe(signed),
  balanceAfter: moneyShape,
  effectiveOn: dayShape,
  postedAt: instantShape,
  journalId: z.string(),
  journalCode: z.string().describe('Why it was posted'),
  cause: z.strictObject({ kind: z.string(), id: z.string() }),
});
export type Posting = z.infer<typeof postingShape>;
export const postingPage = pageOf(postingShape);
export const listPostingsInput = z.strictObject({ ...accountIdInput.shape, ...pageInput });

export const journalShape = z.strictObject({
  id: z.string(),
  code: z.string(),
  cause: z.strictObject({ kind: z.string(), id: z.string() }),
  effectiveOn: dayShape,
  postedAt: instantShape,
  lines: z.array(postingShape),
});
export type Journal = z.infer<typeof journalShape>;
export const journalIdInput = z.strictObject({ id: idShape });
