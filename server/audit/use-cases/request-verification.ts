import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { wallNow } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { verificationRequested } from '../events';
import { presentVerification } from '../present';
import type { Verification } from '../schema';
import { findRunning, insertVerification, lockRequests } from '../store/verifications';

/** One that was killed on the way stands in nobody's way for longer than this. */
const RUNNING_MS = 60 * 60_000;

/** Has everything recorded verified in the background. While that is under way, asking again gives the same. */
export async function requestVerification(actor: Actor | null): Promise<Outcome<Verification>> {
  const may = authorise(actor, 'audit:verify');
  if (!may.ok) return may;
  return transaction(async (client) => {
    await lockRequests(client);
    const running = await findRunning(client, new Date(wallNow().getTime() - RUNNING_MS));
    if (running) return ok(presentVerification(running, null));
    const row = await insertVerification(client, actorKey(may.value), wallNow());
    await emit(client, verificationRequested({ verificationId: row.id }));
    await audit(client, {
      actor: may.value,
      action: 'audit.verification_requested',
      object: { type: 'verification', id: row.id },
      merchantId: null,
    });
    return ok(presentVerification(row, null));
  });
}
