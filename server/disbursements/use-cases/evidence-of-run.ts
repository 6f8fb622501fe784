import { jobActor } from '@/server/identity/door';
import { decimalOf } from '@/server/kernel/decimal';
import { moneyJson } from '@/server/kernel/money';
import { csvPart } from '@/server/platform/csv';
import { pool } from '@/server/platform/db';
import { allPages } from '@/server/platform/pages';
import type { ZipFile } from '@/server/platform/zip';
import { presentDisbursement, presentRun } from '../present';
import { type EvidenceRow, pageOfInputs, pageOfRun } from '../store/evidence';
import { findApprovals } from '../store/run-life';
import { findRun, type RunRow } from '../store/runs';
import { allLinesOf } from './list-lines';
import { replayRun } from './replay-run';
import { flagsOfRun } from './run-flags';

type Cells = (string | null)[];
const disbursementsOf = (runId: string) =>
  allPages<EvidenceRow>(
    (after, limit) => pageOfRun(runId, after, limit),
    (row) => row.id,
  );

/** The ids of the disbursements of a run, cancelled ones too. */
export async function* idsOfRun(runId: string): AsyncGenerator<string> {
  for await (const { id } of disbursementsOf(runId)) yield id.toString();
}

/**
 * What disbursements can show of a run: what it is, its totals, what each merchant gets, every payable of it with the
 * arithmetic, from what it was calculated, who approved what, what was flagged. Null: there is no such run. Each file is made
 * when it is read; the accounts in them are masked.
 */
export async function evidenceOfRun(runId: string): Promise<ZipFile[] | null> {
  const run = await findRun(pool(), runId);
  if (!run) return null;
  return [
    { path: 'run.json', body: json(async () => factsOf(run)) },
    { path: 'totals.csv', body: csvPart(totalsHeader, totals(run)) },
    { path: 'disbursements.csv', body: csvPart(disbursementsHeader, disbursements(runId)) },
    { path: 'lines.csv', body: csvPart(linesHeader, lines(runId)) },
    { path: 'inputs.csv', body: csvPart(inputsHeader, inputs(runId)) },
    { path: 'replay.json', body: json(() => replayed(runId)) },
    { path: 'approvals.csv', body: csvPart(approvalsHeader, approvals(runId)) },
    { path: 'flags.csv', body: csvPart(flagsHeader, flags(run)) },
  ];
}

async function* json(value: () => Promise<unknown>): AsyncGenerator<string> {
  yield `${JSON.stringify(await value(), null, 2)}\n`;
}

/** The run with its hashes: of what was calculated, and of what was approved, which also says where it goes. */
const factsOf = (run: RunRow) => ({
  ...presentRun(run),
  asOf: run.as_of?.toISOString() ?? null,
  calculatedHash: run.hash,
  approvedHash: run.approved_hash,
  submittedBy: run.submitted_by,
  submittedAt: run.submitted_at?.toISOString() ?? null,
  approvalsNeeded: run.approvals_needed,
  approvedAt: run.approved_at?.toISOString() ?? null,
  endedAt: run.ended_at?.toISOString() ?? null,
  endReason: run.end_reason,
});

/** What the replay says, or why there is none. */
async function replayed(runId: string) {
  const told = await replayRun(jobActor('evidence'), runId);
  return told.ok ? told.value : { notReplayed: told.refusal.message };
}

const totalsHeader = ['currency', 'disbursements', 'orders', 'gross', 'fee', 'net'];
async function* totals(run: RunRow): AsyncGenerator<Cells> {
  for (const { currency, disbursements: count, orders, gross, fee, net } of presentRun(run).totals)
    yield [currency, String(count), String(orders), ...[gross, fee, net].map(decimalOf)];
}

const disbursementsHeader = [
  'disbursement',
  'merchant',
  'name',
  'currency',
  'from',
  'to (before)',
  'orders',
  'gross',
  'fee',
  'net',
  'kept',
  'kept until',
  'to pay',
  'outcome',
  'status',
  'account',
];
async function* disbursements(runId: string): AsyncGenerator<Cells> {
  for await (const row of disbursementsOf(runId)) {
    const of = presentDisbursement(row);
    yield [
      of.id,
      of.merchantReference,
      of.merchantName,
      row.currency,
      row.period_from,
      row.period_to,
      String(of.orders),
      ...[of.gross, of.fee, of.net, of.kept].map(decimalOf),
      of.keptUntil,
      decimalOf(of.toPay),
      of.outcome,
      of.status,
      row.account,
    ];
  }
}

const linesHeader = [
  'disbursement',
  'merchant',
  'payable',
  'kind',
  'source',
  'order',
  'due on',
  'natural on',
  'currency',
  'gross',
  'fee',
  'net',
  'fee schedule',
  'version',
  'explanation',
];
async function* lines(runId: string): AsyncGenerator<Cells> {
  for await (const row of disbursementsOf(runId)) {
    // What was cancelled owns nothing: its days are open again.
    if (row.status === 'cancelled') continue;
    for await (const line of allLinesOf(row))
      yield [
        row.id.toString(),
        row.merchant_reference,
        line.payableId,
        line.kind,
        line.sourceId,
        line.orderExternalReference,
        line.dueOn,
        line.naturalOn,
        row.currency,
        ...[line.gross, line.fee, line.net].map(decimalOf),
        line.feeRule?.schedule ?? null,
        line.feeRule?.version.toString() ?? null,
        line.explanation,
      ];
  }
}

const inputsHeader = [
  'merchant',
  'time zone',
  'currency',
  'active',
  'frequency',
  'weekdays',
  'live on',
  'closed until',
  'first due',
  'minimum',
  'reserve ppm',
  'reserve days',
  'payables known through',
];
async function* inputs(runId: string): AsyncGenerator<Cells> {
  const found = allPages(
    (after, limit) => pageOfInputs(runId, after, limit),
    (row) => row.merchant_id,
  );
  for await (const row of found)
    yield [
      row.merchant_reference,
      row.time_zone,
      row.currency,
      String(row.is_active),
      row.frequency,
      row.weekdays?.join(' ') ?? null,
      row.live_on,
      row.closed_until,
      row.first_due,
      decimalOf(moneyJson(row.minimum_minor, row.currency)),
      String(row.reserve_ppm),
      String(row.reserve_days),
      row.known_through.toString(),
    ];
}

const approvalsHeader = ['at', 'who', 'name', 'decision', 'hash', 'words'];
async function* approvals(runId: string): AsyncGenerator<Cells> {
  for (const one of await findApprovals(pool(), runId))
    yield [one.decided_at.toISOString(), one.decided_by, one.decided_by_name, one.decision, one.hash, one.words];
}

const flagsHeader = ['flag', 'merchant', 'name', 'currency', 'to pay', 'words', 'looked at', 'written down'];
async function* flags(run: RunRow): AsyncGenerator<Cells> {
  const { flags: found, lookedAt, isKept } = await flagsOfRun(pool(), run);
  for (const { kind, merchantReference, merchantName, toPay, words } of found)
    yield [kind, merchantReference, merchantName, toPay.currency, decimalOf(toPay), words, lookedAt, String(isKept)];
}
