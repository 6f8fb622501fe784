import { jobActor } from '@/server/identity/door';
import { type Entry, post } from '@/server/ledger/door';
import { type AuditEntry, audit } from '@/server/platform/audit';
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
  lockMerchantsOfRun,
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
      const reason = 'There is no merchant to pay: on hold, or none there yet. Ask again once there is.';
      await failRun(client, runId, reason);
      await emit(client, runFailed({ runId }));
      await audit(client, ended(run, 'run.failed', { status: 'failed', reason }));
      return true;
    }
    const merchantIds = await lockNextMerchants(client, run, merchantsPerBatch);
    const planned = merchantIds.length === 0 ? [] : await insertDisbursements(client, run, merchantIds);
    await audit(client, ...ofEach('disbursement.planned', run, planned));
    const isLast = merchantIds.length < merchantsPerBatch;
    await advanceRun(client, run, {
      done: merchantIds.length,
      lastMerchantId: merchantIds.at(-1) ?? run.last_merchant_id,
      total,
      finishedAt: isLast ? now() : null,
    });
    if (isLast) {
      await emit(client, runReady({ runId }));
      const merchants = run.merchants_done + merchantIds.length;
      await audit(client, ended(run, 'run.calculated', { status: 'ready', merchants }));
    }
    // Last: it holds the accounts until the transaction ends.
    await post(client, moves('disbursement_planned', run, planned));
    return isLast;
  });
}

/** Ends a run that cannot be calculated, with the reason for people to see. Its periods are open again. */
export async function giveUpRun(runId: string, reason: string): Promise<void> {
  await transaction(async (client) => {
    const run = await lockCalculatingRun(client, runId);
    if (!run) return;
    await failRun(client, runId, reason);
    await lockMerchantsOfRun(client, runId);
    const cancelled = await cancelPlanned(client, runId);
    await post(client, moves('disbursement_cancelled', run, cancelled));
    await emit(client, runFailed({ runId }));
    await audit(
      client,
      ...ofEach('disbursement.cancelled', run, cancelled),
      ended(run, 'run.failed', { status: 'failed', reason }),
    );
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

/** In each merchant's own chain: its people see them, so they name nobody of the staff. */
const ofEach = (action: string, run: CalculatingRun, of: PlannedRow[]): AuditEntry[] =>
  of.map((row) => ({
    actor,
    action,
    object: { type: 'disbursement', id: row.id.toString() },
    merchantId: row.merchant_id,
    after: {
      status: action === 'disbursement.planned' ? 'planned' : 'cancelled',
      runId: run.id,
      timeFrame: { start: run.period_from, end: run.period_to },
      currency: row.currency,
      orders: row.orders,
      grossMinor: row.gross_minor,
      feeMinor: row.fee_minor,
      netMinor: row.net_minor,
      outcome: row.outcome,
    },
  }));

/** What is owed for the period moves from what is pending and what is available to the disbursement, or back. */
const moves = (
  code: 'disbursement_planned' | 'disbursement_cancelled',
  run: CalculatingRun,
  of: PlannedRow[],
): Entry[] =>
  of
    .map(({ id, merchant_id: merchantId, currency, net_minor: netMinor, settled_minor: settledMinor }): Entry => {
      const sign = code === 'disbursement_planned' ? 1n : -1n;
      const lines = [
        { code: 'merchant_payable' as const, merchantId, currency, amountMinor: sign * (netMinor - settledMinor) },
        { code: 'merchant_available' as const, merchantId, currency, amountMinor: sign * settledMinor },
        { code: 'merchant_disbursement' as const, merchantId, currency, amountMinor: -sign * netMinor },
      ].filter((line) => line.amountMinor !== 0n);
      return { code, causeKind: 'disbursement', causeId: id.toString(), effectiveOn: run.period_to, lines };
    })
    .filter((entry) => entry.lines.length > 0);
