import { type Actor, authorise } from '@/server/identity/door';
import { localDate, localDateOf } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { findSchedule } from '@/server/merchants/door';
import { now } from '@/server/platform/clock';
import { nextPayDay } from '../domain/schedule';
import { presentSums } from '../present';
import type { Upcoming } from '../schema';
import { listUpcoming } from '../store/reading';

/** A merchant's next disbursement so far, per currency: what it is owed for days that none has closed yet. */
export async function getUpcoming(
  actor: Actor | null,
  input: { merchant?: string | undefined },
): Promise<Outcome<Upcoming[]>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const merchant = await findSchedule(may.value.merchantId, input.merchant);
  if (!merchant) return refuse('not_found', `There is no merchant ${input.merchant ?? 'of yours'}.`);

  const today = localDateOf(now(), merchant.timeZone);
  const liveOn = merchant.liveOn === null ? null : localDate(merchant.liveOn);
  const expectedOn = nextPayDay(
    { frequency: merchant.disbursementFrequency, liveOn, weekdays: merchant.disbursementWeekdays },
    today,
  );
  const found = await listUpcoming(merchant.id);
  const nothing = {
    currency: merchant.currency,
    first_on: null,
    orders: 0,
    gross_minor: 0n,
    fee_minor: 0n,
    net_minor: 0n,
  };
  return ok(
    (found.length > 0 ? found : [nothing]).map((row) => ({
      expectedOn,
      from: row.first_on,
      orders: row.orders,
      ...presentSums(row),
    })),
  );
}
