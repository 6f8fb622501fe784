import { type RestRoute, restRoute, uploadRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  applyImportInput,
  checkImportInput,
  completedResultsShape,
  type Import,
  importIdInput,
  importPage,
  importProblemPage,
  importShape,
  listImportsInput,
  listProblemsInput,
  takeInCompletedInput,
  type UploadImportInput,
  uploadImportInput,
} from './schema';
import { applyImport } from './use-cases/apply-import';
import { checkImport } from './use-cases/check-import';
import { getImport } from './use-cases/get-import';
import { listImports } from './use-cases/list-imports';
import { listProblems } from './use-cases/list-problems';
import { receiveFile } from './use-cases/receive-file';
import { takeInCompleted } from './use-cases/take-in-completed';

const MAX_FILE_BYTES = 4 * 2 ** 30;

const accepted = (body: Import) => ({
  status: 202 as const,
  headers: { location: `/api/v1/imports/${body.id}` },
  body,
});

/** The query's words as the use case wants them. */
function received({ kind, fileName, onError, apply, columns, hasHeader, ...rest }: UploadImportInput) {
  const options = {
    ...rest,
    columns: columns?.split(',').map((name) => name.trim()),
    hasHeader: hasHeader === undefined ? undefined : hasHeader === 'true',
  };
  return { kind, fileName, onError, apply: apply === 'true', options };
}

const checked: Import = {
  id: '5d1b3b0e-6a3e-4a3f-9a7e-0b8f4ad6c7b1',
  kind: 'orders',
  status: 'checked',
  fileName: 'orders.csv',
  fileBytes: 48_213,
  reading: {
    columns: ['externalReference', 'merchant', 'amount', 'createdAt'],
    header: ['id', 'merchant_reference', 'amount', 'created_at'],
    separator: ';',
    hasHeader: true,
    decimal: '.',
    dateFormat: 'yyyy-MM-dd',
    ambiguousDate: false,
    timeZone: 'UTC',
    currency: 'EUR',
  },
  onError: 'stop',
  progress: 1,
  rows: { total: 812, bad: 0, created: 0, completed: 0, alreadyThere: 0 },
  failureReason: null,
  sameFileAs: null,
  requestedBy: 'Nightly job',
  createdAt: '2026-01-12T01:30:00.000Z',
  finishedAt: null,
};
const uploaded: Import = { ...checked, status: 'checking', progress: 0, rows: { ...checked.rows, total: 0 } };

export const importRoutes: RestRoute[] = [
  uploadRoute({
    path: '/imports',
    access: 'imports:write',
    summary: 'Upload a file',
    description:
      'Sends a CSV file, as it is or gzipped, as the body itself. How it is read is detected; what you say in the query ' +
      'has precedence. Its rows are checked and taken in in the background: follow the import at `Location`.\n\n' +
      'With `apply=false` it is only checked; take it in with `POST /imports/{id}/apply`. Orders that are there already, ' +
      'by your own reference, are not taken in twice.',
    limit: 'heavy',
    input: uploadImportInput,
    output: importShape,
    status: 202,
    refusals: ['file_too_large', 'conflict'],
    example: { input: { kind: 'orders', fileName: 'orders.csv' }, output: uploaded },
    maxFileBytes: MAX_FILE_BYTES,
    handle: async (actor, input, file) => mapOutcome(await receiveFile(actor, file, received(input)), accepted),
  }),
  restRoute({
    method: 'get',
    path: '/imports',
    access: 'imports:read',
    summary: 'List imports',
    description: 'The imports, the newest first, a page at a time.',
    input: listImportsInput,
    output: importPage,
    status: 200,
    refusals: [],
    example: { input: { limit: 1 }, output: { data: [checked], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listImports(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/imports/{id}',
    access: 'imports:read',
    summary: 'Get an import',
    description: 'One import with how its file is read, its progress, and what became of its rows.',
    input: importIdInput,
    output: importShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: checked.id }, output: checked },
    handle: async (actor, { id }) => mapOutcome(await getImport(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/imports/{id}/problems',
    access: 'imports:read',
    summary: 'List the problems of an import',
    description: 'What is wrong with the rows of a file, by line and column. Such rows are never taken in.',
    input: listProblemsInput,
    output: importProblemPage,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { id: checked.id, limit: 1 },
      output: { data: [{ line: 7, column: 'amount', message: 'is not a number', value: 'ten' }], nextCursor: null },
    },
    handle: async (actor, input) => mapOutcome(await listProblems(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/imports/{id}/check',
    access: 'imports:write',
    summary: 'Check an import',
    description: 'Settles how a file is read and checks every row in the background. Nothing is taken in by it.',
    limit: 'heavy',
    input: checkImportInput,
    output: importShape,
    status: 202,
    refusals: ['not_found', 'conflict'],
    example: { input: { id: checked.id, options: { decimal: '.', timeZone: 'Europe/Madrid' } }, output: uploaded },
    handle: async (actor, input) => mapOutcome(await checkImport(actor, input), accepted),
  }),
  restRoute({
    method: 'post',
    path: '/imports/{id}/apply',
    access: 'imports:write',
    summary: 'Take an import in',
    description:
      'Takes the checked rows in, in the background: with `onError` `stop` all of them or, when one is bad, none; with ' +
      '`skip` the good ones.',
    limit: 'heavy',
    input: applyImportInput,
    output: importShape,
    status: 202,
    refusals: ['not_found', 'conflict'],
    example: { input: { id: checked.id, onError: 'stop' }, output: { ...checked, status: 'applying', progress: 0 } },
    handle: async (actor, input) => mapOutcome(await applyImport(actor, input), accepted),
  }),
  restRoute({
    method: 'post',
    path: '/orders/completed',
    access: 'orders:write',
    summary: 'Send completed orders',
    description:
      'For the live stream of a shop that collects its money itself: up to 1,000 completed orders, each owed for by the ' +
      'tiers of its merchant, as an import does. Each has a result of its own; a bad one keeps no other out. ' +
      '`externalReference` is the business key: sending an order again changes nothing (`already_there`), so a call whose ' +
      'answer got lost can simply be repeated.\n\n' +
      'An order that was paid through us is completed, and owes by its payment alone.',
    input: takeInCompletedInput,
    output: completedResultsShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: {
        merchant: 'harbour-books',
        orders: [
          {
            externalReference: 'e653f3e14bc4',
            amount: { amount: 10_229, currency: 'EUR' },
            completedAt: '2026-01-07T18:22:40Z',
          },
          {
            externalReference: 'e653f3e14bc5',
            amount: { amount: -1, currency: 'EUR' },
            completedAt: '2026-01-07T18:23:01Z',
          },
        ],
      },
      output: {
        counts: { created: 1, completed: 0, alreadyThere: 0, conflict: 0, invalid: 1 },
        results: [
          {
            index: 0,
            externalReference: 'e653f3e14bc4',
            result: 'created',
            orderId: '48211',
            message: null,
            fields: [],
          },
          {
            index: 1,
            externalReference: 'e653f3e14bc5',
            result: 'invalid',
            orderId: null,
            message: 'amount.amount must not be negative',
            fields: [{ field: 'amount.amount', message: 'must not be negative' }],
          },
        ],
      },
    },
    handle: async (actor, input) => mapOutcome(await takeInCompleted(actor, input), (body) => ({ status: 200, body })),
  }),
];
