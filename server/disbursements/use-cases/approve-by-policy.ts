import { actorKey, jobActor } from '@/server/identity/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import { isAutomatic } from '../domain/approvals';
import { lockMerchantsOfRun } from '../store/calculation';
import { findPaying, insertFlags } from '../store/flags';
import { currentPolicy } from '../store/policies';
import { findHash, findPays, lockRun, submitRun } from '../store/run-life';
import { completeApproval } from './approve-run';
import { lookForFlags } from './run-flags';

const actor = jobActor('approve-by-policy');

/**
 * Approves a scheduled run that is ready without anybody, where the policy in force covers all that it pays and nothing in it
 * is worth a second look. Any other run waits for people, as always. @returns whether it is approved
 */
export const approveByPolicy = (runId: string): Promise<boolean> =>
  transaction(async (client) => {
    const run = await lockRun(client, runId);
    if (run?.status !== 'ready' || run.kind !== 'scheduled') return false;
    const policy = await currentPolicy(client);
    if (!isAutomatic(policy, await findPays(client, runId))) return false;
    // No account of a merchant in it comes into force from here on.
    await lockMerchantsOfRun(client, runId);
    const entry = { actor, object: { type: 'run', id: runId }, merchantId: null, before: { status: 'ready' } };
    const flags = await lookForFlags(client, await findPaying(client, runId));
    if (flags.length > 0) {
      const after = { status: 'ready', flags: flags.length, policyId: policy.id.toString() };
      await audit(client, { ...entry, action: 'run.left_to_people', after });
      return false;
    }
    const hash = await findHash(client, runId);
    await insertFlags(client, { runId, hash, flags, at: now() });
    await submitRun(client, runId, { actor: actorKey(actor), at: now(), approvalsNeeded: 0 });
    const after = { status: 'submitted', hash, policyId: policy.id.toString() };
    await audit(client, { ...entry, action: 'run.submitted', after });
    await completeApproval(client, run, hash, policy.id);
    return true;
  });
