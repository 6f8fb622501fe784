import { jobActor } from '@/server/identity/door';
import { type Entry, post } from '@/server/ledger/door';
import { type AuditEntry, audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { transaction } from '@/server/platform/db';
import {
  addSums,
  advanceSettlement,
  failSettlement,
  lockLagging,
  lockSettling,
  type MovedRow,
  noteSettled,
  type SettlingRow,
  sumDue,
} from '../store/settlements';

/** Merchants in one transaction: how long new payables of one of them may have to wait. */
const MERCHANTS_PER_BATCH = 500;

/**
 * Settles the next merchants, in one transaction with the note of how far it came: killed at any moment, it goes on with
 * the merchants that are missing, and nothing is moved twice. A merchant that missed days is settled for all of them.
 *
 * @returns whether the settlement is over
 */
export const settleBatch = (settlementId: bigint, merchantsPerBatch = MERCHANTS_PER_BATCH): Promise<boolean> =>
  transaction(async (client) => {
    const settlement = await lockSettling(client, settlementId);
    if (!settlement) return true;
    const merchants = await lockLagging(client, settlement, now(), merchantsPerBatch);
    const isLast = merchants.length < merchantsPerBatch;
    const moved = merchants.length === 0 ? [] : await sumDue(client, merchants);
    if (merchants.length > 0) await noteSettled(client, merchants);
    if (moved.length > 0) await addSums(client, settlementId, moved);
    await advanceSettlement(client, settlementId, {
      done: merchants.length,
      lastMerchantId: merchants.at(-1)?.id ?? settlement.last_merchant_id,
      finishedAt: isLast ? now() : null,
    });
    if (isLast) {
      const merchantsDone = settlement.merchants_done + merchants.length;
      await audit(client, ended(settlement, 'settlement.done', { status: 'done', merchants: merchantsDone }));
    }
    // Last: it holds the accounts until the transaction ends.
    await post(client, moves(settlementId, moved));
    return isLast;
  });

/** Ends a settlement that cannot go on. What it has settled stays so; the next one goes on from there. */
export const giveUpSettlement = (settlementId: bigint, reason: string): Promise<void> =>
  transaction(async (client) => {
    const settlement = await lockSettling(client, settlementId);
    if (!settlement) return;
    await failSettlement(client, settlementId, reason, now());
    await audit(client, ended(settlement, 'settlement.failed', { status: 'failed', reason }));
  });

const ended = (of: SettlingRow, action: string, after: Record<string, unknown>): AuditEntry => ({
  actor: jobActor('settle'),
  action,
  object: { type: 'settlement', id: of.id.toString() },
  merchantId: null,
  before: { status: 'settling' },
  after: { ...after, through: of.through, askedBy: of.requested_by },
});

/** From pending to available: one journal for each merchant and currency. */
const moves = (settlementId: bigint, moved: MovedRow[]): Entry[] =>
  moved
    .filter((row) => row.net_minor !== 0n)
    .map(({ merchant_id: merchantId, currency, net_minor: netMinor, through }) => ({
      code: 'settled',
      causeKind: 'settlement',
      causeId: settlementId.toString(),
      effectiveOn: through,
      lines: [
        { code: 'merchant_payable', merchantId, currency, amountMinor: netMinor },
        { code: 'merchant_available', merchantId, currency, amountMinor: -netMinor },
      ],
    }));
