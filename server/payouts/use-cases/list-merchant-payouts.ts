import { type Actor, authorise } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { resolveScope } from '@/server/merchants/door';
import { now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { waitOf } from '../domain/waits';
import { presentReason } from '../present';
import type { PayoutWait } from '../schema';
import type { ListMerchantPayoutsInput, MerchantPayout } from '../schema/merchant-payouts';
import { findPayables } from '../store/attempts';
import { listMerchantPayouts as find, type MerchantPayoutRow } from '../store/merchant-payouts';

/** Payouts as their merchant looks at them, the latest first: how far each is, where it goes, what there is to do. */
export async function listMerchantPayouts(
  actor: Actor | null,
  input: ListMerchantPayoutsInput,
): Promise<Outcome<Page<MerchantPayout>>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  const merchantId = await resolveScope(may.value.merchantId, input.merchant);
  if (merchantId === undefined) return ok({ data: [], nextCursor: null });
  const reader = may.value.merchantId === null ? 'staff' : 'merchant';
  const found = await find(merchantId, input.limit, before.value);
  const waits = await waitsOf(found);
  return ok(toPage(found, input.limit, present(waits, reader), (row) => row.id.toString()));
}

/** What keeps those that are approved from leaving. */
async function waitsOf(found: MerchantPayoutRow[]): Promise<Map<bigint, PayoutWait>> {
  const approved = found.filter(({ status }) => status === 'approved').map(({ id }) => id);
  const payables = approved.length === 0 ? [] : await findPayables(pool(), approved);
  return new Map(
    payables.flatMap((payable) => {
      const wait = waitOf(payable, now(), false);
      return wait === null ? [] : [[payable.id, wait] as const];
    }),
  );
}

const present =
  (waits: Map<bigint, PayoutWait>, reader: 'staff' | 'merchant') =>
  (row: MerchantPayoutRow): MerchantPayout => {
    const isPaid = row.status === 'paid';
    const isBad = row.status === 'failed' || row.status === 'returned';
    const lacksAccount = row.status === 'planned' && row.masked === null && row.amount_minor > 0n;
    return {
      disbursementId: row.id.toString(),
      merchantReference: row.merchant_reference,
      timeFrame: { start: row.period_from, end: row.period_to },
      orders: row.orders,
      net: moneyJson(row.net_minor, row.currency),
      amount: moneyJson(row.amount_minor, row.currency),
      outcome: row.outcome,
      status: row.status,
      waitsFor: waits.get(row.id) ?? (lacksAccount ? 'no_account' : null),
      account: row.masked,
      reference: row.reference,
      // The period ends on the day it is paid by the merchant's schedule.
      expectedOn: isPaid || row.amount_minor <= 0n || row.status === 'carried' ? null : row.period_to,
      paidOn: isPaid ? row.paid_on : null,
      reason: isBad ? presentReason(row.code, reader) : null,
    };
  };
