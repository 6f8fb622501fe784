import { type Actor, authorise } from '@/server/identity/door';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { findFeeRule } from '@/server/merchants/door';
import { pool } from '@/server/platform/db';
import { explainPayable } from '../domain/explain';
import { presentPayable } from '../present';
import type { PayableDetail } from '../schema';
import { findOwed } from '../store/accrual';
import { findPayable, type PayableRow } from '../store/reading';

/** One payable, its fee explained by the version that was frozen on it. */
export async function getPayable(actor: Actor | null, id: string): Promise<Outcome<PayableDetail>> {
  const may = authorise(actor, 'payables:read');
  if (!may.ok) return may;
  const found = await findPayable(may.value.merchantId, id);
  if (!found) return refuse('not_found', 'There is no such payable.');
  const rule = found.fee_version_id === null ? null : await findFeeRule(found.fee_version_id);
  return ok({
    ...presentPayable(found),
    feeRatePpm: rule && found.fee_tier !== null ? (rule.tiers[found.fee_tier] as FeeTier).ratePpm : null,
    explanation: await explain(found, rule?.tiers ?? []),
    feeRule: rule && { schedule: rule.schedule, version: rule.version, isOwn: rule.isOwn },
    journalId: found.journal_id.toString(),
  });
}

async function explain(row: PayableRow, tiers: FeeTier[]): Promise<string> {
  const { currency, gross_minor: grossMinor, fee_minor: feeMinor } = row;
  const capture =
    row.kind === 'refund' && row.payment_id && (await findOwed(pool(), 'payment_capture', row.payment_id));
  const from = capture ? { grossMinor: capture.gross_minor, feeMinor: capture.fee_minor } : null;
  return explainPayable(row.kind, { currency, grossMinor, feeMinor }, tiers, from);
}
