import { z } from 'zod';
import { dayShape, instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';

const statementId = z.string().regex(/^\d{1,18}$/, 'is no id of a statement');
const column = z.union([z.string().min(1).max(100), z.int().min(1).max(200)]);
const currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code in capitals, such as EUR');

/** How a bank writes its CSV: see `CsvMapping` of the domain. */
export const csvMappingShape = z.strictObject({
  separator: z.enum([',', ';', '\t', '|']),
  encoding: z.enum(['utf-8', 'windows-1252']),
  skipLines: z.int().min(0).max(100).describe('Lines before the header, or before the first row'),
  hasHeader: z.boolean(),
  decimal: z.enum(['.', ',']),
  dateFormat: z.string().min(1).max(60).describe('Such as dd.MM.yyyy'),
  currency,
  amount: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('signed'), column }),
    z.strictObject({ kind: z.literal('two-columns'), debit: column, credit: column }),
    z.strictObject({
      kind: z.literal('indicator'),
      column,
      indicator: column,
      debitWords: z.array(z.string().min(1).max(40)).min(1).max(10),
      creditWords: z.array(z.string().min(1).max(40)).min(1).max(10),
    }),
  ]),
  columns: z.strictObject({
    bookedOn: column,
    valueOn: column.optional(),
    currency: column.optional(),
    endToEndId: column.optional(),
    batchReference: column.optional(),
    bankReference: column.optional(),
    counterpartyName: column.optional(),
    counterpartyAccount: column.optional(),
    balance: column.optional(),
    text: z.array(column).max(10).optional(),
  }),
});
export type CsvMappingJson = z.infer<typeof csvMappingShape>;

/** A sum of the balance panel, with how many things make it. */
const part = z.strictObject({ count: z.int(), sum: moneyShape });

/** Why the books differ from the bank: the difference is `notOnStatement + otherDay − openLines − openings − gaps`. */
export const balanceShape = z.strictObject({
  openLines: part.describe('Lines of the bank that are in no match yet'),
  notOnStatement: part.describe('What the books have had by that day and no statement up to here shows'),
  otherDay: part.describe('Matched, and on another day in the books than at the bank'),
  openings: part.describe('Opening balances of first statements that are not booked'),
  gaps: part.describe('What is missing between the closing balance of a statement and the opening of the next'),
});
export type Balance = z.infer<typeof balanceShape>;

export const statementShape = z.strictObject({
  id: z.string(),
  currency,
  account: z.string().describe('Our own account, masked'),
  format: z.enum(['camt_053', 'csv']),
  bankId: z.string().nullable().describe('What the bank calls it'),
  opensOn: dayShape,
  closesOn: dayShape,
  opening: moneyShape,
  closing: moneyShape,
  balancesTold: z.boolean().describe('False: worked out from the statement before and the lines'),
  gap: moneyShape.describe('Its opening balance less the closing balance before it'),
  isFirst: z.boolean(),
  isOpeningBooked: z.boolean(),
  lines: z.int(),
  knownLines: z.int().describe('Lines that were in already, by the bank’s reference'),
  leftOut: z.int().describe('Lines that are pending or of nothing'),
  moneyIn: moneyShape,
  moneyOut: moneyShape,
  openLines: z.int().describe('Lines that are in no match yet'),
  ledger: moneyShape.describe('What the books say of our accounts in this currency at the end of its last day'),
  difference: moneyShape.describe('The books less the bank: nothing where they agree'),
  fileName: z.string(),
  uploadedBy: z.string(),
  uploadedAt: instantShape,
});
export type Statement = z.infer<typeof statementShape>;
export const statementPage = pageOf(statementShape);
export const listStatementsInput = z.strictObject({ currency: currency.optional(), ...pageInput });
export type ListStatementsInput = z.infer<typeof listStatementsInput>;
export const statementIdInput = z.strictObject({ id: statementId });

export const lineShape = z.strictObject({
  id: z.string(),
  statementId: z.string(),
  place: z.string().describe('Where it stands in the file'),
  amount: moneyShape.describe('Below zero went out'),
  bookedOn: dayShape,
  valueOn: dayShape.nullable(),
  bankReference: z.string().nullable(),
  endToEndId: z.string().nullable(),
  batchReference: z.string().nullable(),
  parts: z.array(z.string()),
  returnReason: z.string().nullable(),
  counterpartyName: z.string().nullable(),
  counterpartyAccount: z.string().nullable().describe('Masked'),
  text: z.string(),
  matchId: z.string().nullable().describe('Null: nothing explains it yet'),
});
export type Line = z.infer<typeof lineShape>;
export const linePage = pageOf(lineShape);
export const listLinesInput = z.strictObject({ ...statementIdInput.shape, ...pageInput });
export type ListLinesInput = z.infer<typeof listLinesInput>;

/** One statement, and why the books differ from it. */
export const statementDetailShape = z.strictObject({ ...statementShape.shape, balance: balanceShape });
export type StatementDetail = z.infer<typeof statementDetailShape>;

/** Query of `POST /api/v1/bank-statements`, whose body is the file. */
export const uploadStatementInput = z.strictObject({
  fileName: z.string().trim().min(1).max(255).default('statement.xml'),
  format: z.enum(['camt_053', 'csv']).default('camt_053'),
  currency: currency.optional().describe('Of a CSV, which names no account: of which of ours it is'),
  mapping: z.string().max(8_000).optional().describe('Of a CSV, as JSON; without it, the mapping that was last used'),
  opening: z
    .string()
    .regex(/^-?\d{1,15}$/, 'a whole number of minor units')
    .optional()
    .describe('Of a first CSV without balances: what the account held before, in minor units'),
});
export type UploadStatementInput = z.infer<typeof uploadStatementInput>;

export const uploadedShape = z.strictObject({
  statements: z.array(statementShape),
  matched: z.strictObject({
    matches: z.int(),
    lines: z.int(),
    paid: z.int().describe('Payouts that are paid by it'),
    returned: z.int().describe('Payouts that came back by it'),
  }),
});
export type Uploaded = z.infer<typeof uploadedShape>;

/** The first lines of a CSV, to see what each column is read as before the file is sent. */
export const previewCsvInput = z.strictObject({
  sample: z.base64().max(128_000).describe('The first bytes of the file, up to the end of a line'),
  currency,
  mapping: csvMappingShape.optional().describe('Without it: the one last used, or what the columns look like'),
});
export type PreviewCsvInput = z.infer<typeof previewCsvInput>;
export const csvPreviewShape = z.strictObject({
  mapping: csvMappingShape,
  source: z.enum(['given', 'remembered', 'detected']),
  columns: z.array(z.strictObject({ column, samples: z.array(z.string()), readAs: z.string().nullable() })),
  lines: z.array(lineShape.omit({ id: true, statementId: true, matchId: true })),
  problems: z.array(z.strictObject({ field: z.string(), message: z.string() })),
  hasBalance: z.boolean(),
});
export type CsvPreview = z.infer<typeof csvPreviewShape>;

export const ownAccountsShape = z.strictObject({
  data: z.array(
    z.strictObject({
      currency,
      account: z.string().describe('Masked'),
      holderName: z.string(),
      hasStatements: z.boolean(),
      hasMapping: z.boolean(),
    }),
  ),
});
