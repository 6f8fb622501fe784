import { jobActor } from '@/server/identity/door';
import { post } from '@/server/ledger/door';
import { type AuditEntry, audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { runFailed, runReady } from '../events';
import {
  advanceRun,
  type CalculatingRun,
  countMerchants,
  failRun,
  lockCalculatingRun,
  lockNextMerchants,
} from '../store/calculation';
import { insertInputs } from '../store/inputs';
import { insertDisbursements, insertSkips } from '../store/turns';
import { movesOf, toldOfEach } from './book-disbursements';
import { chargeMonthlyFees } from './charge-monthly-fees';
import { planTurns, turnsOf } from './plan-turns';
import { releasePlanned } from './release-run';

/**
 * Calculates the next merchants of a run, in one transaction with the note of how far it came: killed at any moment, it
 * goes on with the merchants that are missing, and none is calculated twice. @returns whether the run is done
 */
export async function calculateBatch(
  runId: string,
  merchantsPerBatch = config().RUN_BATCH_MERCHANTS,
): Promise<boolean> {
  return transaction(async (client) => {
    const run = await lockCalculatingRun(client, runId);
    if (!run) return true;
    const total = await countMerchants(client, run);
    if (run.kind === 'frame' && total === 0) {
      // Ready with nothing, it would stand in the way of asking again once there is a merchant.
      const reason = 'There is no merchant to pay: on hold, or none there yet. Ask again once there is.';
      await failRun(client, runId, reason);
      await emit(client, runFailed({ runId }));
      await audit(client, ended(run, 'run.failed', { status: 'failed', reason }));
      return true;
    }
    const merchantIds = await lockNextMerchants(client, run, run.last_merchant_id, merchantsPerBatch);
    const { turns, skips, days } = await turnsOf(client, run, merchantIds);
    for (const [reason, ids] of skips) if (ids.length > 0) await insertSkips(client, runId, reason, ids);
    const planned = await insertDisbursements(client, await planTurns(client, turns));
    await insertInputs(client, turns);
    await audit(client, ...toldOfEach('disbursement.planned', planned));
    if (run.kind === 'scheduled') await chargeMonthlyFees(client, days);
    const done = merchantIds.length - (skips.get('on_hold')?.length ?? 0);
    const isLast = merchantIds.length < merchantsPerBatch;
    await advanceRun(client, run, {
      done,
      lastMerchantId: merchantIds.at(-1) ?? run.last_merchant_id,
      total,
      finishedAt: isLast ? now() : null,
    });
    if (isLast) {
      await emit(client, runReady({ runId }));
      const merchants = run.merchants_done + done;
      await audit(client, ended(run, 'run.calculated', { status: 'ready', merchants }));
    }
    // Last: it holds the accounts until the transaction ends.
    await post(client, movesOf('disbursement_planned', planned));
    return isLast;
  });
}

/** Ends a run that cannot be calculated, with the reason for people to see. Its periods are open again. */
export async function giveUpRun(runId: string, reason: string): Promise<void> {
  await transaction(async (client) => {
    const run = await lockCalculatingRun(client, runId);
    if (!run) return;
    await failRun(client, runId, reason);
    await emit(client, runFailed({ runId }));
    await audit(client, ended(run, 'run.failed', { status: 'failed', reason }));
    await releasePlanned(client, runId, null);
  });
}

const actor = jobActor('calculate-run');

/** The engine did it, for whoever asked. */
const ended = (run: CalculatingRun, action: string, after: Record<string, unknown>): AuditEntry => ({
  actor,
  action,
  object: { type: 'run', id: run.id },
  merchantId: null,
  before: { status: 'calculating' },
  after: { ...after, askedBy: run.requested_by },
});
