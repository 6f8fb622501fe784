import { z } from 'zod';
import { dayShape, instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';
import { lineShape } from './statements';

const id = z.string().regex(/^\d{1,18}$/, 'is no id');
const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code in capitals, such as EUR');
const remark = z.string().trim().min(3, 'say in a few words why').max(500);

/** What money that is no payout is booked as: an account of the ledger each. */
export const bookAsShape = z.enum(['house_funds', 'bank_fees', 'provider_receivable', 'order_clearing']);
export type BookAs = z.infer<typeof bookAsShape>;

export const ruleShape = z.enum(['reference', 'split', 'batch', 'amount_and_day', 'returned', 'hand', 'opening']);
export type Rule = z.infer<typeof ruleShape>;

/** Why a line of the bank is left over. */
export const lineKindShape = z.enum(['unknown', 'over', 'under', 'returned', 'returned_in_part', 'can_match']);
export type LineKind = z.infer<typeof lineKindShape>;
/** Why something of the books is: not seen yet or long ago, another amount, coming back, or nothing of payouts at all. */
export const entryKindShape = z.enum(['expected', 'missing', 'over', 'under', 'coming_back', 'books', 'can_match']);
export type EntryKind = z.infer<typeof entryKindShape>;

/** What of the books a line can be matched to: `payment:7` and `return:7` of a payout’s attempt, `journal:31` of all else. */
export const entryKey = z
  .string()
  .regex(/^(payment|return|journal):\d{1,18}$/, 'is not one of payment:7, return:7, journal:31');

export const openLineShape = z.strictObject({
  ...lineShape.omit({ matchId: true }).shape,
  kind: lineKindShape,
  difference: moneyShape.nullable().describe('By how much it is too much or too little'),
  with: z.array(z.string()).describe('The keys of what it seems to belong to'),
});
export type OpenLine = z.infer<typeof openLineShape>;

export const openEntryShape = z.strictObject({
  key: entryKey,
  kind: entryKindShape,
  amount: moneyShape.describe('Below zero goes out'),
  on: dayShape,
  reference: z.string(),
  batchReference: z.string().nullable(),
  name: z.string().describe('Who is paid, or what it was posted for'),
  disbursementId: z.string().nullable(),
  status: z.enum(['under_way', 'paid', 'returned']).nullable(),
});
export type OpenEntry = z.infer<typeof openEntryShape>;

const counted = <Kind extends z.ZodType>(kind: Kind) =>
  z.array(z.strictObject({ kind, count: z.int(), sum: moneyShape }));

export const workbenchShape = z.strictObject({
  currency,
  lines: z.strictObject({ data: z.array(openLineShape), groups: counted(lineKindShape), found: z.int() }),
  entries: z.strictObject({ data: z.array(openEntryShape), groups: counted(entryKindShape), found: z.int() }),
});
export type Workbench = z.infer<typeof workbenchShape>;
export const workbenchInput = z.strictObject({
  currency,
  search: z.string().trim().max(100).optional().describe('A part of a reference, a name or a text, or an amount'),
});
export type WorkbenchInput = z.infer<typeof workbenchInput>;

/** Lines and what of the books they are. Both sides are the same money, or what differs is booked. */
export const matchInput = z.strictObject({
  lines: z.array(id).min(1, 'choose a line of the bank').max(500),
  entries: z.array(entryKey).max(500).default([]),
  bookAs: bookAsShape.optional().describe('What the difference is booked as; all of it where no entry is chosen'),
  remark,
});
export type MatchInput = z.infer<typeof matchInput>;
export const undoMatchInput = z.strictObject({ id, reason: remark });
export const bookOpeningInput = z.strictObject({ id: id.describe('Of the statement'), remark });

export const matchShape = z.strictObject({
  id,
  currency,
  rule: ruleShape,
  remark: z.string().nullable(),
  amount: moneyShape.describe('Of its lines together'),
  lines: z.array(
    z.strictObject({
      id: z.string().nullable(),
      statementId: z.string(),
      bookedOn: dayShape,
      amount: moneyShape,
      text: z.string(),
    }),
  ),
  entries: z.array(
    z.strictObject({
      kind: z.enum(['payment', 'return', 'books', 'booked']),
      amount: moneyShape,
      journalId: z.string(),
      disbursementId: z.string().nullable(),
      reference: z.string().nullable(),
      name: z.string().nullable(),
      bookedAs: bookAsShape.nullable(),
      settles: z.boolean().describe('Whether the payout is paid, or returned, because of it'),
    }),
  ),
  madeBy: z.string(),
  madeAt: instantShape,
  undone: z.strictObject({ by: z.string(), at: instantShape, reason: z.string() }).nullable(),
  mayUndo: z.boolean(),
});
export type Match = z.infer<typeof matchShape>;
export const matchPage = pageOf(matchShape);
export const listMatchesInput = z.strictObject({
  currency: currency.optional(),
  statement: id.optional(),
  rule: ruleShape.optional(),
  ...pageInput,
});
export type ListMatchesInput = z.infer<typeof listMatchesInput>;
export const matchIdInput = z.strictObject({ id });
