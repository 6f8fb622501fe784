import { jobActor } from '@/server/identity/door';
import type { Entry } from '@/server/ledger/door';
import type { AuditEntry } from '@/server/platform/audit';
import type { MovedRow } from '../store/calculation';

/** In each merchant's own chain: its people see them, so they name nobody of the staff. */
export const toldOfEach = (action: string, of: MovedRow[]): AuditEntry[] =>
  of.map((row) => ({
    actor: jobActor('calculate-run'),
    action,
    object: { type: 'disbursement', id: row.id.toString() },
    merchantId: row.merchant_id,
    after: {
      status: action === 'disbursement.planned' ? 'planned' : 'cancelled',
      runId: row.run_id,
      timeFrame: { start: row.period_from, end: row.period_to },
      currency: row.currency,
      orders: row.orders,
      grossMinor: row.gross_minor,
      feeMinor: row.fee_minor,
      netMinor: row.net_minor,
      keptMinor: row.kept_minor,
      outcome: row.outcome,
    },
  }));

/** What is owed for the period moves from what is pending and what is available to the disbursement, or back. */
export const movesOf = (code: 'disbursement_planned' | 'disbursement_cancelled', of: MovedRow[]): Entry[] =>
  of
    .map((row): Entry => {
      const { id, merchant_id: merchantId, currency, net_minor: netMinor, settled_minor: settledMinor } = row;
      const sign = code === 'disbursement_planned' ? 1n : -1n;
      const lines = [
        { code: 'merchant_payable' as const, merchantId, currency, amountMinor: sign * (netMinor - settledMinor) },
        { code: 'merchant_available' as const, merchantId, currency, amountMinor: sign * settledMinor },
        { code: 'merchant_disbursement' as const, merchantId, currency, amountMinor: -sign * netMinor },
      ].filter((line) => line.amountMinor !== 0n);
      return { code, causeKind: 'disbursement', causeId: id.toString(), effectiveOn: row.period_to, lines };
    })
    .filter((entry) => entry.lines.length > 0);
