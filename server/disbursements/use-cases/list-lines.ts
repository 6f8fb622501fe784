import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { findFeeRules } from '@/server/merchants/door';
import { explainPayable } from '@/server/payables/door';
import { bigintKey, dayKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { explainMonthlyFee, explainOwedOn } from '../domain/explain-kept';
import { presentSums } from '../present';
import type { DisbursementLine, FeeRule } from '../schema';
import { type DisbursementRow, listLines as find, findDisbursement, findLine, type LineRow } from '../store/reading';

/** What a disbursement is made of, each with its fee explained by the version that was frozen on it. */
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
  return ok(toPage(found, input.limit, await explaining(found), (row) => [row.due_on, row.id.toString()]));
}

/** One line by its payable, which is a line of one disbursement at most; null: the merchant has no such payable. */
export async function lineOf(merchantId: bigint, payableId: string | bigint): Promise<DisbursementLine | null> {
  const row = await findLine(merchantId, payableId);
  return row && (await explaining([row]))(row);
}

/** Every line of a disbursement, page after page, however many there are. */
export async function* allLinesOf(disbursement: DisbursementRow, limit = 1_000): AsyncGenerator<DisbursementLine> {
  let after: [string, string] | null = null;
  for (;;) {
    const found: LineRow[] = await find(disbursement, limit, after);
    const page = found.slice(0, limit);
    yield* page.map(await explaining(page));
    const last = page.at(-1);
    if (found.length <= limit || last === undefined) return;
    after = [last.due_on, last.id.toString()];
  }
}

/** How these rows are shown: the versions of their fees are read once for all. */
async function explaining(found: LineRow[]): Promise<(row: LineRow) => DisbursementLine> {
  const versions = found.map((row) => row.fee_version_id).filter((id) => id !== null);
  const rules = await findFeeRules([...new Set(versions)]);
  return (row) => presentLine(row, row.fee_version_id === null ? undefined : rules.get(row.fee_version_id));
}

type Rule = Awaited<ReturnType<typeof findFeeRules>> extends Map<bigint, infer One> ? One : never;

function presentLine(row: LineRow, rule: Rule | undefined): DisbursementLine {
  return {
    payableId: row.id.toString(),
    kind: row.kind,
    sourceId: row.source_id.toString(),
    orderExternalReference: row.external_reference,
    shopperReference: row.shopper_reference,
    completedAt: row.happened_at.toISOString(),
    dueOn: row.due_on,
    naturalOn: row.natural_on,
    ...presentSums(row),
    feeRatePpm: row.fee_tier === null ? null : (rule?.tiers[row.fee_tier]?.ratePpm ?? null),
    explanation: explainLine(row, rule?.tiers ?? []),
    feeRule: rule ? presentRule(rule) : null,
    orderId: row.order_id?.toString() ?? null,
    paymentId: row.payment_id?.toString() ?? null,
    fromDisbursementId: row.from_id?.toString() ?? null,
  };
}

/** A version of a fee schedule, as it is named beside what it priced. */
export const presentRule = ({ scheduleId, schedule, version, isOwn }: Omit<Rule, 'id' | 'tiers'>): FeeRule => ({
  scheduleId: scheduleId.toString(),
  schedule,
  version,
  isOwn,
});

function explainLine(row: LineRow, tiers: readonly FeeTier[]): string {
  const { currency, gross_minor: grossMinor, fee_minor: feeMinor } = row;
  if (row.from_id !== null)
    return explainOwedOn(grossMinor, {
      currency,
      from: row.from_from,
      to: row.from_to,
      outcome: row.from_outcome,
      minimumMinor: row.from_minimum_minor,
      reservePpm: row.from_reserve_ppm,
      wasCalledOff: row.from_called_off,
    });
  if (row.fee_month !== null)
    return explainMonthlyFee({
      currency,
      month: row.fee_month,
      disbursements: row.fee_disbursements,
      minimumMinor: row.fee_minimum_minor,
      feesMinor: row.fee_fees_minor,
      amountMinor: feeMinor,
    });
  const { capture_gross_minor: capturedMinor, capture_fee_minor: captureFeeMinor } = row;
  const capture =
    capturedMinor === null || captureFeeMinor === null
      ? null
      : { grossMinor: capturedMinor, feeMinor: captureFeeMinor };
  return explainPayable(row.kind, { currency, grossMinor, feeMinor }, tiers, capture);
}
