import { decimalOf } from '@/server/kernel/decimal';
import { moneyJson } from '@/server/kernel/money';
import { csvPart } from '@/server/platform/csv';
import { allPages } from '@/server/platform/pages';
import type { ZipFile } from '@/server/platform/zip';
import { findFilesOfRun, pageOfAttempts, pageOfEvents } from '../store/evidence';

type Cells = (string | null)[];

/**
 * What payouts can show of a run: its transfers with masked accounts, what was heard of each, and its bank files by their
 * hashes. The files themselves name whole accounts: whoever may download them does that from the run.
 */
export const evidenceOfPayouts = (runId: string): ZipFile[] => [
  { path: 'payouts/transfers.csv', body: csvPart(transfersHeader, transfers(runId)) },
  { path: 'payouts/events.csv', body: csvPart(eventsHeader, events(runId)) },
  { path: 'payouts/bank-files.csv', body: csvPart(filesHeader, files(runId)) },
];

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

const filesHeader = ['bank file', 'format', 'currency', 'number', 'transfers', 'sum', 'sha256', 'made by', 'made at'];
async function* files(runId: string): AsyncGenerator<Cells> {
  for (const row of await findFilesOfRun(runId))
    yield [
      row.message_id,
      row.format,
      row.currency,
      String(row.number),
      String(row.transfers),
      decimalOf(moneyJson(row.total_minor, row.currency)),
      row.sha256,
      row.created_by_name,
      row.created_at.toISOString(),
    ];
}
