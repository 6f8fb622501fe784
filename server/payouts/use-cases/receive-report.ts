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
import { type End, isEnd } from '../domain/verdict';
import { presentReport } from '../present/files';
import type { PayoutReport, ReportEffect } from '../schema/reports';
import { type EventRow, findEvents, insertEvents, lockAttempt } from '../store/attempts';
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
import { settleAttempts } from './settle-attempt';

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
  const known = new Map(attempts.map((attempt) => [attempt.reference, attempt]));
  const all = saidOf(report, [...known.keys()]);
  const ours = all.flatMap((said) => {
    const attempt = known.get(said.reference);
    return attempt ? [{ ...said, attempt }] : [];
  });
  const effects = new Map([...(await settle(client, ours)), ...(await note(client, ours))]);
  return all.map(({ reference, code, reason, words, bankReference }) => {
    const attemptId = known.get(reference)?.id ?? null;
    const effect = attemptId === null ? 'unknown_reference' : (effects.get(attemptId) ?? 'contradicts');
    return { reference, attemptId, code, reason, words, bankReference, effect };
  });
}

type SaidOfOurs = Said & { attempt: FileAttempt };
type Effects = [attemptId: bigint, effect: ReportEffect][];
const source = 'status_report';

/** What is said to have ended. That one is a duplicate says nothing of the first: it contradicts that there is one. */
async function settle(client: Queryable, said: SaidOfOurs[]): Promise<Effects> {
  const ended = said.flatMap(({ attempt, means: kind, reason: code, words, bankReference }) => {
    if (kind === 'under_way' || kind === 'both' || (kind === 'failed' && isOfDuplicate(code))) return [];
    return [{ attemptId: attempt.id, settled: { kind, source, code, words, bankReference } as const }];
  });
  const verdicts = await settleAttempts(client, ended);
  return ended.map(({ attemptId, settled }, at) => [
    attemptId,
    verdicts[at] === 'done' ? settled.kind : verdicts[at] === 'already' ? 'repeated' : 'contradicts',
  ]);
}

/** What is said to be on its way, where that is news: of what people withdrew, that the bank has it all the same. */
async function note(client: Queryable, said: SaidOfOurs[]): Promise<Effects> {
  const underWay = said.filter(({ means }) => means === 'under_way' || means === 'both');
  const ids = underWay.map(({ attempt }) => attempt.id);
  const happened = new Map<bigint, EventRow[]>(ids.map((id) => [id, []]));
  for (const event of await findEvents(client, ids)) happened.get(event.attemptId)?.push(event);
  const effects: Effects = [];
  const news: SaidOfOurs[] = [];
  for (const one of underWay) {
    const { id } = one.attempt;
    const events = happened.get(id) ?? [];
    const known = events.findLast(({ kind }) => isEnd(kind)) as End | undefined;
    const attempt = known?.kind === 'failed' && known.source === 'staff' ? await lockAttempt(client, id) : null;
    if (known && attempt) {
      await noteContradiction(client, attempt, { ...one, code: one.reason, kind: 'accepted', source }, known);
      effects.push([id, 'contradicts']);
    } else if (one.means === 'both') effects.push([id, 'contradicts']);
    else if (known || events.some((event) => event.source === source)) effects.push([id, 'repeated']);
    else {
      news.push(one);
      effects.push([id, 'noted']);
    }
  }
  const at = now();
  await insertEvents(
    client,
    news.map(({ attempt: { id: attemptId, merchantId }, code, words, bankReference }) => {
      return { attemptId, merchantId, kind: 'accepted', source, code, words, bankReference, bookedOn: null, at };
    }),
  );
  const disbursements = news.map(({ attempt }) => attempt.disbursementId);
  await moveDisbursements(client, disbursements, ['submitting'], 'submitted');
  return effects;
}

async function receivedBefore(client: Queryable, sha256: string): Promise<Outcome<never>> {
  const before = await findReportByHash(client, sha256);
  const when = before ? `, ${before.receivedAt.toISOString().slice(0, 10)}, by ${before.receivedByName}` : '';
  return refuse('conflict', `This very report was taken in before${when}: nothing is changed by it again.`, {
    details: before ? { fileId: before.fileId.toString() } : {},
  });
}
