import { jobActor } from '@/server/identity/door';
import type { LocalDate } from '@/server/kernel/calendar';
import { type Entry, post } from '@/server/ledger/door';
import { oweOn } from '@/server/payables/door';
import { audit } from '@/server/platform/audit';
import type { Queryable } from '@/server/platform/db';
import { findMonthsToCharge, insertMonthlyFees, type NewMonthlyFee, reserveIds } from '../store/monthly-fees';
import { findFirstMonth } from '../store/scheduled';

/**
 * Charges the minimum monthly fee for each month that is over, in the caller's transaction: what the fees of the month's
 * disbursements lack. Each merchant and month once; one that lacks nothing is noted as well, so that a later change of the
 * minimum does not reach back; none before the first scheduled run. Call it once the disbursements of those months are there.
 *
 * @param through by merchant, the day that it has; its merchants are locked
 */
export async function chargeMonthlyFees(client: Queryable, through: ReadonlyMap<bigint, LocalDate>): Promise<number> {
  const from = await findFirstMonth(client);
  if (from === null) return 0;
  const months = await findMonthsToCharge(client, through, from);
  if (months.length === 0) return 0;
  const ids = await reserveIds(client, months.length);
  const fees = months.map((month, index): NewMonthlyFee => {
    const lacking = month.minimum_minor - month.fees_minor;
    return { ...month, id: ids[index] as bigint, amountMinor: lacking > 0n ? lacking : 0n, journalId: null };
  });
  const charged = fees.filter((fee) => fee.amountMinor > 0n);
  const deducted = charged.filter((fee) => fee.is_deducted);
  const owed = charged.filter((fee) => !fee.is_deducted);
  const journals = [...(await deduct(client, deducted)), ...(await post(client, owed.map(owing)))];
  const journalIds = new Map([...deducted, ...owed].map((fee, index) => [fee.id, journals[index] as bigint]));
  await insertMonthlyFees(
    client,
    fees.map((fee) => ({ ...fee, journalId: journalIds.get(fee.id) ?? null })),
  );
  await audit(client, ...charged.map(told));
  return charged.length;
}

/** By a payable that the next disbursement takes up. */
const deduct = (client: Queryable, fees: NewMonthlyFee[]): Promise<bigint[]> =>
  oweOn(
    client,
    fees.map((fee) => ({
      kind: 'monthly_fee' as const,
      merchantId: fee.merchant_id,
      sourceId: fee.id,
      currency: fee.currency,
      grossMinor: 0n,
      feeMinor: fee.amountMinor,
      naturalOn: fee.next_month,
      bookedOn: fee.next_month,
    })),
  );

/** Beside the disbursements: the merchant owes it to us. */
const owing = ({ id, merchant_id: merchantId, currency, amountMinor, next_month }: NewMonthlyFee): Entry => ({
  code: 'monthly_fee_due',
  causeKind: 'monthly_fee',
  causeId: id.toString(),
  effectiveOn: next_month,
  lines: [
    { code: 'merchant_fees', merchantId, currency, amountMinor },
    { code: 'fee_revenue', merchantId, currency, amountMinor: -amountMinor },
  ],
});

const told = (fee: NewMonthlyFee) => ({
  actor: jobActor('charge-monthly-fees'),
  action: 'monthly_fee.charged',
  object: { type: 'monthly_fee', id: fee.id.toString() },
  merchantId: fee.merchant_id,
  after: {
    month: fee.month.slice(0, 7),
    currency: fee.currency,
    minimumMinor: fee.minimum_minor,
    feesMinor: fee.fees_minor,
    amountMinor: fee.amountMinor,
    isDeducted: fee.is_deducted,
  },
});
