import { jobActor, peopleToTell } from '@/server/identity/door';
import type { Finding } from '@/server/kernel/finding';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { type Queryable, transaction } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { RecordBroken } from '../mails/record-broken';
import { finishVerification, noteProgress } from '../store/verifications';
import { sealEntries } from './seal-entries';
import { verifyRecord } from './verify-record';

/**
 * Seals, verifies everything, and keeps what was found; called again after a kill, it verifies anew and ends it once. When
 * something does not hold, our people are told by mail.
 */
export async function runVerification(id: string): Promise<void> {
  await sealEntries();
  const { counts, durations, findings, found } = await verifyRecord(undefined, undefined, (soFar) =>
    noteProgress(id, soFar.counts, soFar.durations),
  );
  const [first] = findings;
  if (found > 0) log.error({ found, first: first?.message }, 'what is recorded does not hold');
  const kept = findings.map(({ merchantId, ...rest }) => ({ ...rest, merchantId: merchantId?.toString() ?? null }));
  const result = {
    status: found === 0 ? 'intact' : 'broken',
    at: wallNow(),
    counts,
    durations,
    findings: kept,
  } as const;
  await end(id, result, (client) => (first ? tellPeople(client, id, found, first) : Promise.resolve()));
}

/** Ends a verification that cannot be finished, with the reason for people to see. */
export const giveUpVerification = (id: string, failure: string): Promise<void> =>
  end(id, { status: 'failed', at: wallNow(), counts: {}, durations: {}, findings: [], failure });

type Result = Parameters<typeof finishVerification>[2];

const end = (id: string, result: Result, alsoThen?: (client: Queryable) => Promise<void>): Promise<void> =>
  transaction(async (client) => {
    if ((await finishVerification(client, id, result)) === 0) return;
    await audit(client, {
      actor: jobActor('verify-record'),
      action: `audit.verification_${result.status === 'failed' ? 'failed' : 'finished'}`,
      object: { type: 'verification', id },
      merchantId: null,
      after: { status: result.status, counts: result.counts, findings: result.findings.length },
    });
    await alsoThen?.(client);
  });

async function tellPeople(client: Queryable, id: string, found: number, { check, message }: Finding): Promise<void> {
  const href = new URL('/ledger/verification', config().APP_URL).href;
  for (const { email } of await peopleToTell(client, null, 'audit:verify')) {
    await queueMail(client, {
      kind: 'audit.record-broken',
      to: email,
      subject: 'What is recorded does not hold',
      body: RecordBroken({ found, first: `${check}: ${message}`, href }),
      oncePer: `audit.record-broken/${id}/${email}`,
      merchantId: null,
    });
  }
}
