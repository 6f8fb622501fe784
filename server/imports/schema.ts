import { z } from 'zod';
import { instantShape, moneyShape, pageInput, pageOf } from '@/server/kernel/shapes';

export const importKindShape = z.enum(['merchants', 'orders']);
export type ImportKind = z.infer<typeof importKindShape>;

export const importStatusShape = z.enum([
  'uploaded',
  'checking',
  'checked',
  'applying',
  'completed',
  'rejected',
  'failed',
]);
export type ImportStatus = z.infer<typeof importStatusShape>;

/** What a person may say about a file; what is not said is detected. */
export const importOptionsShape = z.strictObject({
  columns: z
    .array(z.string().max(60))
    .max(100)
    .optional()
    .describe('The product’s fields in the order of the file’s columns; an empty name leaves a column out'),
  separator: z.enum([',', ';', '\t', '|']).optional(),
  hasHeader: z.boolean().optional(),
  decimal: z.enum(['.', ',']).optional(),
  dateFormat: z.string().max(60).optional().describe('Such as dd/MM/yyyy HH:mm:ss or yyyy-MM-dd'),
  timeZone: z.string().max(60).optional().describe('IANA name; of instants that name no offset'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 code in capitals, such as EUR')
    .optional(),
});
export type ImportOptions = z.infer<typeof importOptionsShape>;

/** How the file is read after detection and choice: everything settled. */
export const importReadingShape = z.strictObject({
  columns: z.array(z.string().nullable()),
  header: z.array(z.string()).nullable(),
  separator: z.enum([',', ';', '\t', '|']),
  hasHeader: z.boolean(),
  decimal: z.enum(['.', ',']),
  dateFormat: z.string(),
  ambiguousDate: z.boolean(),
  timeZone: z.string(),
  currency: z.string(),
});
export type ImportReading = z.infer<typeof importReadingShape>;

export const importShape = z.strictObject({
  id: z.string(),
  kind: importKindShape,
  status: importStatusShape,
  fileName: z.string(),
  fileBytes: z.int(),
  reading: importReadingShape,
  onError: z.enum(['stop', 'skip']),
  /** 0 to 1 of the present phase, checking or applying. */
  progress: z.number(),
  rows: z.strictObject({
    total: z.int().describe('Rows checked so far; all of the file once checked'),
    bad: z.int().describe('Rows with a problem, never taken in'),
    created: z.int(),
    completed: z.int().describe('Already there, and completed by this file'),
    alreadyThere: z.int(),
  }),
  failureReason: z.string().nullable(),
  /** The earlier import of the very same file, if there is one. */
  sameFileAs: z.string().nullable(),
  requestedBy: z.string(),
  createdAt: instantShape,
  finishedAt: instantShape.nullable(),
});
export type Import = z.infer<typeof importShape>;
export const importPage = pageOf(importShape);
export const listImportsInput = z.strictObject(pageInput);
export const importIdInput = z.strictObject({ id: z.uuid() });

export const importProblemShape = z.strictObject({
  line: z.int(),
  column: z.string().nullable(),
  message: z.string(),
  value: z.string().nullable(),
});
export type ImportProblem = z.infer<typeof importProblemShape>;
export const importProblemPage = pageOf(importProblemShape);
export const listProblemsInput = z.strictObject({ ...importIdInput.shape, ...pageInput });

/** `POST /api/v1/imports/{id}/check`: settle how the file is read, and check every row in the background. */
export const checkImportInput = z.strictObject({ ...importIdInput.shape, options: importOptionsShape });

/** The first rows as they would be understood with some options, before anything is checked or taken in. */
export const importPreviewShape = z.strictObject({
  reading: importReadingShape,
  fields: z.array(
    z.strictObject({ name: z.string(), label: z.string(), required: z.boolean(), description: z.string() }),
  ),
  /** What keeps the file from being checked: a required field without a column, and the like. */
  mappingProblems: z.array(z.string()),
  rows: z.array(
    z.strictObject({
      line: z.int(),
      cells: z.array(z.string()),
      problems: z.array(importProblemShape),
    }),
  ),
});
export type ImportPreview = z.infer<typeof importPreviewShape>;

/** `POST /api/v1/imports/{id}/apply`: take the checked rows in. */
export const applyImportInput = z.strictObject({
  ...importIdInput.shape,
  onError: z.enum(['stop', 'skip']).default('stop').describe('stop: all or nothing; skip: the good rows'),
});

/** Query of `POST /api/v1/imports`, whose body is the file itself, as it is or gzipped. */
export const uploadImportInput = z.strictObject({
  kind: importKindShape,
  fileName: z.string().max(255).default('upload.csv'),
  onError: z.enum(['stop', 'skip']).default('stop'),
  /** Whether it is checked and taken in without further questions. */
  apply: z.enum(['true', 'false']).default('true'),
  columns: z.string().max(2000).optional().describe('The product’s fields in the file’s order, separated by commas'),
  ...importOptionsShape.omit({ columns: true, hasHeader: true }).shape,
  hasHeader: z.enum(['true', 'false']).optional(),
});
export type UploadImportInput = z.infer<typeof uploadImportInput>;

/** One completed order of a shop. */
export const completedOrderShape = z.strictObject({
  merchant: z.string().min(1).max(200).optional().describe('Where it differs from that of the call'),
  externalReference: z.string().min(1).max(200).describe('Your own reference: one order per merchant has it'),
  amount: moneyShape,
  completedAt: instantShape,
  createdAt: instantShape.optional().describe('The same as `completedAt` unless it is given'),
  shopperReference: z.string().min(1).max(200).optional(),
});
export type CompletedOrder = z.infer<typeof completedOrderShape>;

/** `POST /api/v1/orders/completed`. Each order is validated by itself, so that a bad one keeps no other out. */
export const takeInCompletedInput = z.strictObject({
  merchant: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The merchant’s reference. A key of one merchant can leave it out'),
  orders: z
    .array(z.union([completedOrderShape, z.unknown()]))
    .min(1, 'at least 1')
    .max(1_000, 'at most 1,000'),
});
export type TakeInCompletedInput = z.infer<typeof takeInCompletedInput>;

export const completedResultShape = z.strictObject({
  index: z.int().describe('Its place in the call, from 0'),
  externalReference: z.string().nullable(),
  result: z
    .enum(['created', 'completed', 'already_there', 'conflict', 'invalid'])
    .describe(
      'created: new, and owed for; completed: there before, and complete from now; already_there: nothing changed; ' +
        'conflict: something else is there, left as it is; invalid: see `fields`',
    ),
  orderId: z.string().nullable(),
  message: z.string().nullable().describe('For a person: what keeps it from being taken in'),
  fields: z.array(z.strictObject({ field: z.string(), message: z.string() })),
});
export type CompletedResult = z.infer<typeof completedResultShape>;

export const completedResultsShape = z.strictObject({
  counts: z.strictObject({
    created: z.int(),
    completed: z.int(),
    alreadyThere: z.int(),
    conflict: z.int(),
    invalid: z.int(),
  }),
  results: z.array(completedResultShape).describe('In the order of the call'),
});
export type CompletedResults = z.infer<typeof completedResultsShape>;
