import { fileRoute, type RestRoute, restRoute, uploadRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  downloadPayoutFileInput,
  listPayoutFilesInput,
  type PayoutFile,
  payoutFileIdInput,
  payoutFilePage,
  payoutFileShape,
  withdrawPayoutFileInput,
  writePayoutFileInput,
} from '../schema/files';
import {
  listReportLinesInput,
  type PayoutReport,
  payoutReportShape,
  receiveReportInput,
  reportLinePage,
} from '../schema/reports';
import { downloadPayoutFile } from '../use-cases/download-file';
import { getPayoutFile, listPayoutFiles } from '../use-cases/list-files';
import { listReportLines } from '../use-cases/list-reports';
import { receiveReport } from '../use-cases/receive-report';
import { withdrawPayoutFile } from '../use-cases/withdraw-file';
import { writePayoutFile } from '../use-cases/write-file';

const MAX_REPORT_BYTES = 16 * 2 ** 20;

const runId = '0f6b7a52-8a2e-4f0b-9c55-2a4a6f5f9d10';
const written: PayoutFile = {
  id: '12',
  runId,
  currency: 'EUR',
  format: 'pain_001',
  number: 1,
  messageId: 'CHF-0000000012',
  fileName: 'CHF-0000000012.xml',
  transfers: 48,
  total: { amount: 385_199, currency: 'EUR' },
  sha256: '7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730',
  account: 'DE•• •••• •••• 3000',
  executeOn: '2026-01-12',
  createdBy: 'Olga Operator',
  createdAt: '2026-01-12T09:30:00.000Z',
  downloads: [],
  withdrawal: null,
  reports: 0,
  outcomes: { open: 48, noted: 0, paid: 0, failed: 0, returned: 0 },
};
const withdrawn: PayoutFile['withdrawal'] = {
  id: '2',
  why: 'The bank’s page refused it.',
  by: 'Olga Operator',
  at: '2026-01-12T10:00:00.000Z',
  isOwn: true,
  state: 'confirmed',
  checkedBy: null,
  checkedAt: null,
  checkedWhy: null,
};
const received: PayoutReport = {
  id: '3',
  fileId: '12',
  messageId: 'BANK-20260112-77',
  sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  groupCode: 'PART',
  receivedBy: 'Olga Operator',
  receivedAt: '2026-01-12T11:00:00.000Z',
  effects: { paid: 46, failed: 1 },
  unnamed: 1,
};

export const payoutFileRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/disbursements/runs/{runId}/payout-files',
    access: 'payouts:pay',
    summary: 'Write a bank file',
    description:
      'One file of what an approved run pays in a currency and may be paid now: a SEPA credit transfer for EUR, ACH credits ' +
      'for USD. Each payout is in one file alone. What failed or came back goes into a further file, if `again` names it ' +
      'and says why.',
    limit: 'heavy',
    input: writePayoutFileInput,
    output: payoutFileShape,
    status: 201,
    refusals: ['not_found', 'impossible_move', 'conflict'],
    example: { input: { runId, currency: 'EUR' }, output: written },
    handle: async (actor, input) =>
      mapOutcome(await writePayoutFile(actor, input), (body) => ({
        status: 201,
        headers: { location: `/api/v1/payout-files/${body.id}` },
        body,
      })),
  }),
  restRoute({
    method: 'get',
    path: '/payout-files',
    access: 'payouts:read',
    summary: 'List bank files',
    description: 'The newest first, of all runs or one. What is in a file is not shown: it is downloaded.',
    input: listPayoutFilesInput,
    output: payoutFilePage,
    status: 200,
    refusals: [],
    example: { input: { runId, limit: 10 }, output: { data: [written], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listPayoutFiles(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/payout-files/{id}',
    access: 'payouts:read',
    summary: 'Get a bank file',
    description: 'One file: its count, sum and hash, who took it, and what became of its payouts.',
    input: payoutFileIdInput,
    output: payoutFileShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: '12' }, output: written },
    handle: async (actor, { id }) => mapOutcome(await getPayoutFile(actor, id), (body) => ({ status: 200, body })),
  }),
  fileRoute({
    method: 'post',
    path: '/payout-files/{id}/download',
    access: 'payouts:pay',
    summary: 'Download a bank file',
    description:
      'The file itself, to be taken to the bank: once, or again with the reason in `why`, which is kept. From the first ' +
      'time on its payouts count as sent. No answer is kept for an `Idempotency-Key`: asking again is a second download.',
    input: downloadPayoutFileInput,
    produces: 'application/octet-stream',
    refusals: ['not_found', 'impossible_move'],
    example: { input: { id: '12' } },
    handle: async (actor, input) =>
      mapOutcome(await downloadPayoutFile(actor, input), ({ fileName, content }) => ({
        fileName,
        bytes: new TextEncoder().encode(content),
      })),
  }),
  restRoute({
    method: 'post',
    path: '/payout-files/{id}/withdraw',
    access: 'payouts:pay',
    summary: 'Withdraw a bank file',
    description:
      'Says that the bank does not execute what is still open of a file. Of one that was never downloaded that counts at ' +
      'once, and its payouts go into the next file; of another, once a second person confirms it on the page of the file, ' +
      'and what was open has failed then. By people alone where somebody has the file.',
    input: withdrawPayoutFileInput,
    output: payoutFileShape,
    status: 200,
    refusals: ['not_found', 'conflict', 'impossible_move'],
    example: {
      input: { id: '12', reason: 'The bank’s page refused it.' },
      output: { ...written, withdrawal: withdrawn, outcomes: { open: 0, noted: 0, paid: 0, failed: 48, returned: 0 } },
    },
    handle: async (actor, input) =>
      mapOutcome(await withdrawPayoutFile(actor, input), (body) => ({ status: 200, body })),
  }),
  uploadRoute({
    path: '/payout-reports',
    access: 'payouts:pay',
    summary: 'Take in a status report',
    description:
      'The bank’s answer to a file (ISO 20022 pain.002) as the body itself. What it says for good of a payout is so from ' +
      'then on: paid, or failed with the bank’s reason. The same report has an effect once.',
    limit: 'heavy',
    input: receiveReportInput,
    output: payoutReportShape,
    status: 201,
    refusals: ['not_found', 'conflict', 'file_too_large'],
    example: { input: {}, output: received },
    maxFileBytes: MAX_REPORT_BYTES,
    handle: async (actor, _input, file) =>
      mapOutcome(await receiveReport(actor, file), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'get',
    path: '/payout-reports/{id}/lines',
    access: 'payouts:read',
    summary: 'List the lines of a status report',
    description: 'What the report says of each transfer, and what followed.',
    input: listReportLinesInput,
    output: reportLinePage,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { id: '3', limit: 1 },
      output: {
        data: [
          {
            reference: 'CHP-0000001207-01',
            code: 'RJCT',
            reason: 'AC04',
            words: 'Account closed',
            effect: 'failed',
            disbursementId: '1207',
            merchantName: 'Nordwand Bikes',
          },
        ],
        nextCursor: 'MQ',
      },
    },
    handle: async (actor, input) => mapOutcome(await listReportLines(actor, input), (body) => ({ status: 200, body })),
  }),
];
