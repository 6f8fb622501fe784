import { decimalOf } from '@/server/kernel/decimal';
import { moneyJson } from '@/server/kernel/money';
import { csvPart } from '@/server/platform/csv';
import { pool } from '@/server/platform/db';
import { allPages } from '@/server/platform/pages';
import type { ZipFile } from '@/server/platform/zip';
import { maskedFile } from '../domain/masked-file';
import { fileNameOf } from '../present/files';
import { findWithdrawalsOfRun, pageOfAttempts, pageOfEvents } from '../store/evidence';
import { filesOfRun, type PayoutFileRow } from '../store/files';
import { contentOf } from './download-file';

type Cells = (string | null)[];

/**
 * What payouts can show of a run: its transfers, what was heard of each, and its bank files, with who took them, and when.
 * Accounts are masked, in the files too: whoever may have the original downloads it from the run, and leaves a trace.
 */
export async function evidenceOfPayouts(runId: string): Promise<ZipFile[]> {
  const files = await filesOfRun(runId);
  return [
    { path: 'payouts/transfers.csv', body: csvPart(transfersHeader, transfers(runId)) },
    { path: 'payouts/events.csv', body: csvPart(eventsHeader, events(runId)) },
    { path: 'payouts/bank-files.csv', body: csvPart(filesHeader, listed(files)) },
    ...files.map((file) => ({
      path: `payouts/bank-files/${fileNameOf(file.messageId, file.format)}`,
      body: masked(file),
    })),
    { path: 'payouts/downloads.csv', body: csvPart(downloadsHeader, downloads(files)) },
    { path: 'payouts/withdrawals.csv', body: csvPart(withdrawalsHeader, withdrawals(runId)) },
  ];
}

/** The ids of the bank files of a run. */
export const fileIdsOfRun = async (runId: string): Promise<string[]> =>
  (await filesOfRun(runId)).map(({ id }) => id.toString());

const transfersHeader = [
  'reference',
  'disbursement',
  'merchant',
  'attempt',
  'currency',
  'amount',
  'channel',
  'provider',
  'bank file',
  'account',
  'holder',
  'reason',
  'made by',
  'made at',
];
async function* transfers(runId: string): AsyncGenerator<Cells> {
  const found = allPages(
    (after, limit) => pageOfAttempts(runId, after, limit),
    (row) => row.id,
  );
  for await (const row of found)
    yield [
      row.reference,
      row.disbursement_id.toString(),
      row.merchant_reference,
      String(row.number),
      row.currency,
      decimalOf(moneyJson(row.amount_minor, row.currency)),
      row.channel,
      row.provider,
      row.message_id,
      row.account,
      row.holder_name,
      row.reason,
      row.created_by,
      row.created_at.toISOString(),
    ];
}

const eventsHeader = ['reference', 'at', 'what', 'from', 'code', 'words', 'bank reference', 'booked on'];
async function* events(runId: string): AsyncGenerator<Cells> {
  const found = allPages(
    (after, limit) => pageOfEvents(runId, after, limit),
    (row) => row.id,
  );
  for await (const row of found) {
    const { reference, at, kind, source, code, words, bank_reference: bankReference, booked_on: bookedOn } = row;
    yield [reference, at.toISOString(), kind, source, code, words, bankReference, bookedOn];
  }
}

const filesHeader = [
  'bank file',
  'format',
  'currency',
  'number',
  'transfers',
  'sum',
  'execute on',
  'sha256',
  'made by',
  'made at',
];
async function* listed(files: PayoutFileRow[]): AsyncGenerator<Cells> {
  for (const file of files)
    yield [
      file.messageId,
      file.format,
      file.currency,
      String(file.number),
      String(file.transfers),
      decimalOf(moneyJson(file.totalMinor, file.currency)),
      file.executeOn,
      file.sha256,
      file.createdByName,
      file.createdAt.toISOString(),
    ];
}

/** That one is not what was written any more is evidence, too. */
async function* masked(file: PayoutFileRow): AsyncGenerator<string> {
  const opened = await contentOf(pool(), file).catch((error: Error) => error);
  yield opened instanceof Error
    ? `This file cannot be opened: ${opened.message}.\n`
    : maskedFile(file.format, opened.content);
}

const downloadsHeader = ['bank file', 'at', 'by', 'to', 'why'];
async function* downloads(files: PayoutFileRow[]): AsyncGenerator<Cells> {
  for (const { messageId, downloads: found } of files)
    for (const { at, by, toDemoBank, why } of found)
      yield [messageId, new Date(at).toISOString(), by, toDemoBank ? 'the demo bank' : 'a person', why];
}

const withdrawalsHeader = ['bank file', 'at', 'by', 'why', 'state', 'checked at', 'checked by', 'why rejected'];
async function* withdrawals(runId: string): AsyncGenerator<Cells> {
  for (const of of await findWithdrawalsOfRun(runId))
    yield [
      of.message_id,
      of.made_at.toISOString(),
      of.made_by_name,
      of.why,
      of.is_confirmed === null ? 'waiting' : of.is_confirmed ? 'confirmed' : 'rejected',
      of.checked_at?.toISOString() ?? null,
      of.checked_by_name,
      of.checked_why,
    ];
}
