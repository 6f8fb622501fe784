import { jobActor } from '@/server/identity/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import { finishVerification } from '../store/verifications';
import { sealEntries } from './seal-entries';
import { verifyRecord } from './verify-record';

/** Seals, verifies everything, and keeps what was found; called again after a kill, it verifies anew and ends it once. */
export async function runVerification(id: string): Promise<void> {
  await sealEntries();
  const { counts, findings, found } = await verifyRecord();
  if (found > 0) log.error({ found, first: findings[0]?.message }, 'what is recorded does not hold');
  const kept = findings.map(({ merchantId, ...rest }) => ({ ...rest, merchantId: merchantId?.toString() ?? null }));
  await end(id, { status: found === 0 ? 'intact' : 'broken', at: now(), counts, findings: kept });
}

/** Ends a verification that cannot be finished, with the reason for people to see. */
export const giveUpVerification = (id: string, failure: string): Promise<void> =>
  end(id, { status: 'failed', at: now(), counts: {}, findings: [], failure });

const end = (id: string, result: Parameters<typeof finishVerification>[2]): Promise<void> =>
  transaction(async (client) => {
    if ((await finishVerification(client, id, result)) === 0) return;
    await audit(client, {
      actor: jobActor('verify-record'),
      action: `audit.verification_${result.status === 'failed' ? 'failed' : 'finished'}`,
      object: { type: 'verification', id },
      merchantId: null,
      after: { status: result.status, counts: result.counts, findings: result.findings.length },
    });
  });
