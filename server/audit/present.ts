import { checkWords } from './domain/check-words';
import { sentenceOf } from './domain/sentences';
import type { Entry, HeadsExport, Timeline, Verification, VerificationReport } from './schema';
import type { EntryRow, Reach } from './store/entries';
import type { ExportRow } from './store/exports';
import type { VerificationRow } from './store/verifications';

/** An entry for whoever reads it: a merchant learns who of its own did something, and of others only that they are ours. */
export function presentEntry(row: EntryRow, reach: Reach): Entry {
  const isKnown = isKnownTo(row, reach);
  return {
    id: row.id.toString(),
    at: row.at.toISOString(),
    merchant: row.merchant_reference,
    actor: presentActor(row, reach),
    action: row.action,
    text: sentenceOf({ ...row, objectType: row.object_type }, 'a'),
    object: { type: row.object_type, id: row.object_id },
    before: row.before as Entry['before'],
    after: row.after as Entry['after'],
    why: row.why,
    requestId: isKnown ? row.request_id : null,
    ip: isKnown ? row.ip : null,
    userAgent: isKnown ? row.user_agent : null,
    place: row.place?.toString() ?? null,
  };
}

/** One thing that happened to `subject`, or to something that came of it. */
export const presentEvent = (
  row: EntryRow,
  reach: Reach,
  subject: { type: string; id: string },
): Timeline['events'][number] => ({
  id: row.id.toString(),
  at: row.at.toISOString(),
  action: row.action,
  object: { type: row.object_type, id: row.object_id },
  who: presentActor(row, reach),
  text: sentenceOf({ ...row, objectType: row.object_type }, row.object_type === subject.type ? 'this' : 'the'),
  // Why work got stuck may be a fault of ours, in words that are for us alone.
  why: row.action.endsWith('.stuck') && reach.merchantId !== null ? null : row.why,
});

const isKnownTo = (row: EntryRow, { ownActors }: Reach): boolean =>
  ownActors === null || ownActors.includes(`${row.actor_kind}:${row.actor_id}`);

function presentActor(row: EntryRow, reach: Reach): Entry['actor'] {
  if (!isKnownTo(row, reach)) return { kind: 'countinghouse', id: null, name: 'Countinghouse' };
  if (row.actor_kind === 'job') return { kind: 'job', id: row.actor_id, name: 'Countinghouse' };
  return { kind: row.actor_kind, id: row.actor_id, name: row.actor_name };
}

/** `merchantId`: of what was found, a merchant learns what is about its own chain; null: all of it. */
export function presentVerification(row: VerificationRow, merchantId: bigint | null): Verification {
  const findings = row.findings.filter((found) => merchantId === null || found.merchantId === merchantId.toString());
  const isBroken = row.status === 'broken' && findings.length > 0;
  return {
    id: row.id,
    status: row.status === 'broken' && !isBroken ? 'intact' : row.status,
    requestedAt: row.requested_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    entries: merchantId === null ? Object.values(row.counts).reduce((sum, count) => sum + count, 0) : 0,
    findings: findings.slice(0, SHOWN).map((found) => ({
      chain:
        found.merchantId === null ? 'the platform' : merchantId === null ? `merchant ${found.merchantId}` : 'yours',
      message: found.message,
    })),
    failure: row.failure,
  };
}

const SHOWN = 20;

/** A verification check by check, in the order of `names`; what is not there any more comes after, while it is told. */
export function presentChecks(row: VerificationRow, names: readonly string[]): VerificationReport {
  const isUnderWay = row.status === 'running';
  const past = Object.keys(row.counts).filter((name) => !names.includes(name));
  const told = [...names, ...past].filter((name) => isUnderWay || row.counts[name] !== undefined);
  return {
    id: row.id,
    status: row.status,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    checks: told.map((name) => ({
      name,
      says: checkWords(name),
      rows: row.counts[name] ?? null,
      durationMs: row.durations[name] ?? null,
      wrong: row.findings.filter(({ check }) => check === name).length,
    })),
    findings: row.findings.slice(0, SHOWN).map(({ check, merchantId, message }) => ({ check, merchantId, message })),
    found: row.findings.length,
    failure: row.failure,
  };
}

export const presentExport = (row: ExportRow): HeadsExport => ({
  id: row.id.toString(),
  at: row.at.toISOString(),
  heads: row.heads,
});
