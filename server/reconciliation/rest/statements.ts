import { type RestRoute, restRoute, uploadRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { lineExample, statementDetailExample, statementExample } from '../schema/examples';
import {
  linePage,
  listLinesInput,
  listStatementsInput,
  statementDetailShape,
  statementIdInput,
  statementPage,
  uploadedShape,
  uploadStatementInput,
} from '../schema/statements';
import { getStatement, listStatementLines, listStatements } from '../use-cases/list-statements';
import { uploadStatements } from '../use-cases/upload-statements';

const MAX_FILE_BYTES = 16 * 2 ** 20;

export const bankStatementRoutes: RestRoute[] = [
  uploadRoute({
    path: '/bank-statements',
    access: 'reconciliation:write',
    summary: 'Upload a bank statement',
    description:
      'Sends a statement of one of our own accounts as the body itself: camt.053 (one file may hold several), or CSV with ' +
      'a mapping of its columns, at most 16 MiB. All statements of the file are taken in or none, and what can be matched ' +
      'is matched: a payout that it shows leaving is paid, one that it shows coming back whole is returned.\n\n' +
      'A file, and a statement of one id, is taken in once: the second time is a 409.',
    limit: 'heavy',
    input: uploadStatementInput,
    output: uploadedShape,
    status: 201,
    refusals: ['file_too_large', 'conflict'],
    example: {
      input: { fileName: 'statement.xml', format: 'camt_053' },
      output: { statements: [statementExample], matched: { matches: 3, lines: 3, paid: 2, returned: 1 } },
    },
    maxFileBytes: MAX_FILE_BYTES,
    handle: async (actor, input, file) =>
      mapOutcome(await uploadStatements(actor, file, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'get',
    path: '/bank-statements',
    access: 'reconciliation:read',
    summary: 'List bank statements',
    description: 'The latest first, each with whether the books agree with its closing balance, or by how much not.',
    input: listStatementsInput,
    output: statementPage,
    status: 200,
    refusals: [],
    example: { input: { currency: 'EUR', limit: 1 }, output: { data: [statementExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listStatements(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/bank-statements/{id}',
    access: 'reconciliation:read',
    summary: 'Get a bank statement',
    description: 'One statement, and why the books differ from it, if they do.',
    input: statementIdInput,
    output: statementDetailShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: '7' }, output: statementDetailExample },
    handle: async (actor, { id }) => mapOutcome(await getStatement(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/bank-statements/{id}/lines',
    access: 'reconciliation:read',
    summary: 'List the lines of a bank statement',
    description: 'As they stand in it, each with the match that it is in.',
    input: listLinesInput,
    output: linePage,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: '7', limit: 1 }, output: { data: [lineExample], nextCursor: null } },
    handle: async (actor, input) =>
      mapOutcome(await listStatementLines(actor, input), (body) => ({ status: 200, body })),
  }),
];
