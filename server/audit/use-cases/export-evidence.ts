import { evidenceOfRun, idsOfRun } from '@/server/disbursements/door';
import { type Actor, authorise } from '@/server/identity/door';
import { maskAccountsIn } from '@/server/kernel/masked-account';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { evidenceOfPayouts, fileIdsOfRun } from '@/server/payouts/door';
import { csvPart } from '@/server/platform/csv';
import type { Download } from '@/server/platform/download';
import { type ZipFile, zipOf } from '@/server/platform/zip';
import { evidenceOfMatches, matchesOfRun } from '@/server/reconciliation/door';
import type { AuditedObject } from '../store/entries';
import { type LinkedRow, listLinked } from '../store/evidence';

/** Objects whose entries are read at once. */
const AT_ONCE = 200;

/**
 * All that shows how a run came about and what became of it, as one archive: what each room can show of it, and what was
 * done to it as the audit chained it. Made as it is read; the same state is the same archive, to the byte. No account number
 * is whole in it, so that it may go to whoever may read the audit.
 */
export async function exportEvidence(actor: Actor | null, { id }: { id: string }): Promise<Outcome<Download>> {
  const may = authorise(actor, 'audit:verify');
  if (!may.ok) return may;
  const ofRun = await evidenceOfRun(id);
  if (!ofRun) return refuse('not_found', 'There is no such run.');
  const files: ZipFile[] = [
    { path: 'README.txt', body: [readme(id)] },
    ...ofRun,
    ...(await evidenceOfPayouts(id)),
    ...evidenceOfMatches(id),
    { path: 'audit.csv', body: csvPart(header, entries(id)) },
  ];
  const body = zipOf(files.map((file) => ({ ...file, body: withoutAccounts(file.body) })));
  return ok({ fileName: `run-${id}.zip`, contentType: 'application/zip', body });
}

/** Whoever wrote it, a person into a reason or the bank into a text: line by line, since it is made as it is read. */
async function* withoutAccounts(body: ZipFile['body']): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const part of body) {
    rest += typeof part === 'string' ? part : decoder.decode(part, { stream: true });
    const end = rest.lastIndexOf('\n') + 1;
    yield maskAccountsIn(rest.slice(0, end));
    rest = rest.slice(end);
  }
  yield maskAccountsIn(rest);
}

/** What was done to the run, then to its bank files and matches, then to each of its disbursements. */
async function* entries(runId: string): AsyncGenerator<(string | null)[]> {
  const { matches, statements } = await matchesOfRun(runId);
  const ofType = (type: string, ids: string[]): AuditedObject[] => ids.map((id) => ({ type, id }));
  const first = [
    { type: 'run', id: runId },
    ...ofType('payout_file', await fileIdsOfRun(runId)),
    ...ofType('bank_statement', statements),
    ...ofType('bank_match', matches),
  ];
  for (let from = 0; from < first.length; from += AT_ONCE)
    yield* (await listLinked(first.slice(from, from + AT_ONCE))).map(cells);
  let some: string[] = [];
  const told = async () => (await listLinked(ofType('disbursement', some))).map(cells);
  for await (const id of idsOfRun(runId)) {
    some.push(id);
    if (some.length < AT_ONCE) continue;
    yield* await told();
    some = [];
  }
  if (some.length > 0) yield* await told();
}

const header = [
  'chain',
  'place',
  'hash',
  'entry',
  'at',
  'who',
  'name',
  'action',
  'object',
  'id',
  'before',
  'after',
  'why',
];
const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
const cells = (row: LinkedRow): (string | null)[] => [
  row.merchant_reference ?? 'platform',
  row.place?.toString() ?? null,
  row.hash,
  row.id.toString(),
  row.at.toISOString(),
  `${row.actor_kind}:${row.actor_id}`,
  row.actor_name,
  row.action,
  row.object_type,
  row.object_id,
  json(row.before),
  json(row.after),
  row.why,
];

const readme = (id: string) => `Evidence of the disbursement run ${id}

run.json                what it is, its states, and its hashes: of what was calculated, and of what was approved
totals.csv              its sums, by currency
disbursements.csv       what each merchant gets, or got, with the account as people see it
lines.csv               every payable of each disbursement, with its fee rule and the arithmetic in words
inputs.csv              from what it was calculated, beside the payables: terms, time zones, the cut-off
replay.json             what calculating it again comes to now: the same hash, or the first difference
approvals.csv           who approved or rejected what, by its hash
flags.csv               what was worth a second look, as it was seen then
payouts/transfers.csv   every transfer, with its reference and the account as people see it
payouts/events.csv      what was heard of each transfer, and from whom
payouts/bank-files.csv  its files for the bank, with the SHA-256 of each as it was written
payouts/bank-files/     these files, the account numbers in them masked and nothing else changed
payouts/downloads.csv   who took each of them, when, and why again
payouts/withdrawals.csv of which of them somebody said that the bank does not execute it, and who confirmed that
matches.csv             the lines of the bank that its payouts were matched with, and what was undone
audit.csv               what was done to it, its files, its statements and matches, with each entry's place and hash in its chain
manifest.json           the size and the SHA-256 of each of these files

Amounts are in major units with a decimal point, instants in UTC, and periods end before their last day. A chain is the
platform's or that of a merchant; an entry without a place was not sealed yet. The same state gives the same archive, to the byte.

No account number is whole in here: of each its last four characters are left. The SHA-256 in payouts/bank-files.csv is of the
original of a bank file, which lies encrypted. As long as it may go to the bank, a finance operator or an administrator downloads
it from its page, with a reason that is kept.
`;
