import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { moveDisbursements } from '@/server/disbursements/door';
import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { encrypt } from '@/server/platform/encryption';
import { readFileFrom, removeFile, type StoredFile } from '@/server/platform/storage';
import { isOfDuplicate } from '../domain/formats/bank-reasons';
import { parsePain002, type StatusReport } from '../domain/formats/pain-002';
import { type Said, saidOf } from '../domain/report';
import { presentReport } from '../present/files';
import type { PayoutReport, ReportEffect } from '../schema/reports';
import { findEvents, insertEvents, lockAttempt } from '../store/attempts';
import { type FileAttempt, lockAttemptsOf } from '../store/files';
import {
  findFileIdByMessage,
  findReport,
  findReportByHash,
  insertReport,
  insertReportLines,
  type NewLine,
  type ReportRow,
} from '../store/reports';
import { noteContradiction } from './note-contradiction';
import { isWithdrawn, settleAttempt } from './settle-attempt';

/**
 * Takes in the bank's status report (pain.002) on a file of ours: what it says for good of a payout is so from then on. The
 * same report has an effect once.
 */
export async function receiveReport(actor: Actor | null, stored: StoredFile): Promise<Outcome<PayoutReport>> {
  try {
    const may = authorise(actor, 'payouts:pay');
    if (!may.ok) return may;
    return await takeIn(may.value, await buffer(readFileFrom(stored.key, 0)));
  } finally {
    await removeFile(stored.key);
  }
}

async function takeIn(actor: Actor, bytes: Buffer): Promise<Outcome<PayoutReport>> {
  const report = parsePain002(bytes);
  if (!report.ok) return report;
  const { originalMessageId, messageId, group } = report.value;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return transaction(async (client) => {
    const fileId = await findFileIdByMessage(client, originalMessageId);
    if (fileId === null)
      return refuse('not_found', `The report is on ${originalMessageId}, and no bank file of ours has that name.`);
    const by = actorKey(actor);
    const id = await insertReport(client, {
      fileId,
      messageId,
      sha256,
      groupCode: group?.code ?? null,
      contentSealed: encrypt(bytes.toString('base64'), `payout-report:${sha256}`),
      receivedBy: by,
      receivedByName: actor.name,
      at: now(),
    });
    if (id === null) return receivedBefore(client, sha256);
    const lines = await follow(client, await lockAttemptsOf(client, fileId), report.value);
    await insertReportLines(client, id, lines);
    const received = (await findReport(client, id)) as ReportRow;
    await audit(client, {
      actor,
      action: 'payout_report.received',
      object: { type: 'payout_file', id: fileId.toString() },
      merchantId: null,
      after: { messageId, sha256, effects: received.effects },
    });
    return ok(presentReport(received));
  });
}

/** What follows for each transfer of the file of which something is said, and what is said of others. */
async function follow(client: Queryable, attempts: FileAttempt[], report: StatusReport): Promise<NewLine[]> {
  const lines: NewLine[] = [];
  const known = new Map(attempts.map((attempt) => [attempt.reference, attempt]));
  for (const said of saidOf(report, [...known.keys()])) {
    const attempt = known.get(said.reference);
    const effect = attempt ? await settle(client, attempt, said) : 'unknown_reference';
    const { reference, code, reason, words, bankReference } = said;
    lines.push({ reference, attemptId: attempt?.id ?? null, code, reason, words, bankReference, effect });
  }
  return lines;
}

async function settle(
  client: Queryable,
  { id, merchantId, disbursementId }: FileAttempt,
  said: Said,
): Promise<ReportEffect> {
  const source = 'status_report';
  if (said.means === 'failed' && isOfDuplicate(said.reason)) return 'contradicts';
  if (said.means !== 'under_way') {
    const { reason: code, words, bankReference } = said;
    const { means: kind } = said;
    const settled = await settleAttempt(client, id, { kind, source, code, words, bankReference });
    return settled === 'done' ? kind : settled === 'already' ? 'repeated' : 'contradicts';
  }
  const happened = await findEvents(client, [id]);
  const known = happened.findLast(({ kind }) => endings.includes(kind));
  if (known && isWithdrawn(known)) {
    const attempt = await lockAttempt(client, id);
    if (attempt)
      await noteContradiction(client, attempt, { ...said, code: said.reason, kind: 'accepted', source }, known);
    return 'contradicts';
  }
  const isNoted = happened.some((event) => event.source === source || endings.includes(event.kind));
  if (isNoted) return 'repeated';
  const { code, words, bankReference } = said;
  await insertEvents(client, [
    { attemptId: id, merchantId, kind: 'accepted', source, code, words, bankReference, bookedOn: null, at: now() },
  ]);
  await moveDisbursements(client, [disbursementId], ['submitting'], 'submitted');
  return 'noted';
}

const endings = ['paid', 'failed', 'returned'];

async function receivedBefore(client: Queryable, sha256: string): Promise<Outcome<never>> {
  const before = await findReportByHash(client, sha256);
  const when = before ? `, ${before.receivedAt.toISOString().slice(0, 10)}, by ${before.receivedByName}` : '';
  return refuse('conflict', `This very report was taken in before${when}: nothing is changed by it again.`, {
    details: before ? { fileId: before.fileId.toString() } : {},
  });
}
