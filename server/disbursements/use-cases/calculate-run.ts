import { type Entry, post } from '@/server/ledger/door';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { runFailed, runReady } from '../events';
import {
  advanceRun,
  type CalculatingRun,
  cancelPlanned,
  countMerchants,
  failRun,
  insertDisbursements,
  lockCalculatingRun,
  lockNextMerchants,
  type PlannedRow,
} from '../store/calculation';

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
    const total = run.merchants_total ?? (await countMerchants(client, run.merchant_id));
    if (total === 0) {
      // Ready with nothing, it would stand in the way of asking again once there is a merchant.
      await failRun(client, runId, 'There is no merchant to pay: on hold, or none there yet. Ask again once there is.');
      await emit(client, runFailed({ runId }));
      return true;
    }
    const merchantIds = await lockNextMerchants(client, run, merchantsPerBatch);
    const planned = merchantIds.length === 0 ? [] : await insertDisbursements(client, run, merchantIds);
    await post(client, moves('disbursement_planned', run, planned));
    const isLast = merchantIds.length < merchantsPerBatch;
    await advanceRun(client, run, {
      done: merchantIds.length,
      lastMerchantId: merchantIds.at(-1) ?? run.last_merchant_id,
      total,
      finishedAt: isLast ? now() : null,
    });
    if (isLast) await emit(client, runReady({ runId }));
    return isLast;
  });
}

/** Ends a run that cannot be calculated, with the reason for people to see. Its periods are open again. */
export async function giveUpRun(runId: string, reason: string): Promise<void> {
  await transaction(async (client) => {
    const run = await lockCalculatingRun(client, runId);
    if (!run) return;
    await failRun(client, runId, reason);
    const cancelled = await cancelPlanned(client, runId);
    await post(client, moves('disbursement_cancelled', run, cancelled));
    await emit(client, runFailed({ runId }));
  });
}

/** What is owed for the period moves from the merchant's payables to its disbursement, or back. */
const moves = (
  code: 'disbursement_planned' | 'disbursement_cancelled',
  run: CalculatingRun,
  of: PlannedRow[],
): Entry[] =>
  of
    .filter((row) => row.net_minor !== 0n)
    .map(({ id, merchant_id: merchantId, currency, net_minor: netMinor }) => {
      const amountMinor = code === 'disbursement_planned' ? netMinor : -netMinor;
      return {
        code,
        causeKind: 'disbursement',
        causeId: id.toString(),
        effectiveOn: run.period_to,
        lines: [
          { code: 'merchant_payable', merchantId, currency, amountMinor },
          { code: 'merchant_disbursement', merchantId, currency, amountMinor: -amountMinor },
        ],
      };
    });
