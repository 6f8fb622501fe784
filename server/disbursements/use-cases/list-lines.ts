import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { explainFee } from '@/server/kernel/fee-explanation';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { findTiersOfVersion } from '@/server/merchants/door';
import { bigintKey, dayKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentSums } from '../present';
import type { DisbursementLine } from '../schema';
import { listLines as find, findDisbursement, type LineRow } from '../store/reading';

/** The orders of a disbursement, each with its fee explained by the version that was frozen on it. */
export async function listLines(
  actor: Actor | null,
  input: { id: string; limit: number; cursor?: string | undefined },
): Promise<Outcome<Page<DisbursementLine>>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const after = decodeCursor(input.cursor, z.tuple([dayKey, bigintKey]));
  if (!after.ok) return after;
  const disbursement = await findDisbursement(may.value.merchantId, input.id);
  if (!disbursement) return refuse('not_found', 'There is no such disbursement.');

  const found = await find(disbursement, input.limit, after.value);
  const tiers = await findTiersOfVersion([...new Set(found.map((row) => row.fee_version_id))]);
  const present = (row: LineRow) => presentLine(row, tiers.get(row.fee_version_id) as FeeTier[]);
  return ok(toPage(found, input.limit, present, (row) => [row.due_on, row.id.toString()]));
}

const presentLine = (row: LineRow, tiers: FeeTier[]): DisbursementLine => ({
  payableId: row.id.toString(),
  orderExternalReference: row.external_reference,
  shopperReference: row.shopper_reference,
  completedAt: row.completed_at.toISOString(),
  dueOn: row.due_on,
  naturalOn: row.natural_on,
  ...presentSums(row),
  feeRatePpm: (tiers[row.fee_tier] as FeeTier).ratePpm,
  explanation: explainFee(row.gross_minor, row.currency, tiers),
});
