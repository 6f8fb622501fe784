import { type RestRoute, restRoute, uploadRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  applyImportInput,
  checkImportInput,
  type Import,
  importIdInput,
  listImportsInput,
  listProblemsInput,
  type UploadImportInput,
  uploadImportInput,
} from './schema';
import { applyImport } from './use-cases/apply-import';
import { checkImport } from './use-cases/check-import';
import { getImport } from './use-cases/get-import';
import { listImports } from './use-cases/list-imports';
import { listProblems } from './use-cases/list-problems';
import { receiveFile } from './use-cases/receive-file';

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

export const importRoutes: RestRoute[] = [
  uploadRoute({
    path: '/imports',
    access: 'imports:write',
    summary: 'Send a CSV file, as it is or gzipped, to be checked and taken in in the background',
    input: uploadImportInput,
    maxFileBytes: MAX_FILE_BYTES,
    handle: async (actor, input, file) => mapOutcome(await receiveFile(actor, file, received(input)), accepted),
  }),
  restRoute({
    method: 'get',
    path: '/imports',
    access: 'imports:read',
    summary: 'The imports, the newest first',
    input: listImportsInput,
    handle: async (actor, input) => mapOutcome(await listImports(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/imports/{id}',
    access: 'imports:read',
    summary: 'One import with its progress',
    input: importIdInput,
    handle: async (actor, { id }) => mapOutcome(await getImport(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/imports/{id}/problems',
    access: 'imports:read',
    summary: 'What is wrong with the rows of a file',
    input: listProblemsInput,
    handle: async (actor, input) => mapOutcome(await listProblems(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/imports/{id}/check',
    access: 'imports:write',
    summary: 'Settle how a file is read and check every row',
    input: checkImportInput,
    handle: async (actor, input) => mapOutcome(await checkImport(actor, input), accepted),
  }),
  restRoute({
    method: 'post',
    path: '/imports/{id}/apply',
    access: 'imports:write',
    summary: 'Take a checked file in',
    input: applyImportInput,
    handle: async (actor, input) => mapOutcome(await applyImport(actor, input), accepted),
  }),
];
