import { addDays, type LocalDate } from '@/server/kernel/calendar';
import type { InvoiceStatus } from '../schema/states';

/** What a policy says, in days. */
export type DunningRules = {
  overdueAfterDays: number;
  uncollectibleAfterDays: number;
  reminderDays: readonly number[];
};

/** An unpaid invoice, as far as it matters here. */
export type Unpaid = {
  status: InvoiceStatus;
  dueOn: LocalDate;
  overdueOn: LocalDate | null;
  /** It waits to be charged, or tried again: nobody has asked the customer for it in vain. */
  isToBeCharged: boolean;
  /** The reminders that it has had, by their days after the due day. */
  reminded: readonly number[];
};

export type DunningStep = {
  move: 'fallOverdue' | 'writeOff' | null;
  /** The reminder that has come, by its day; with a move to overdue that tells of it instead. */
  reminder: number | null;
};
const nothing: DunningStep = { move: null, reminder: null };

/**
 * What a day brings for an unpaid invoice: at most one step, however long nobody looked. What is at the provider, or waits
 * to be charged by us, is left alone.
 */
export function dunningStep(unpaid: Unpaid, rules: DunningRules, today: LocalDate): DunningStep {
  const { status, dueOn } = unpaid;
  if (status === 'overdue') {
    const since = unpaid.overdueOn ?? addDays(dueOn, rules.overdueAfterDays);
    if (today >= addDays(since, rules.uncollectibleAfterDays)) return { move: 'writeOff', reminder: null };
    return { move: null, reminder: reminderOf(unpaid, rules, today) };
  }
  if ((status !== 'open' && status !== 'failed') || unpaid.isToBeCharged) return nothing;
  const reminder = reminderOf(unpaid, rules, today);
  if (today >= addDays(dueOn, rules.overdueAfterDays)) return { move: 'fallOverdue', reminder };
  return { move: null, reminder };
}

/** Why a charge failed (`reason_code`), where the customer can mend it, and where our people have to. */
const customersToMend = ['no_funds', 'declined', 'no_payment_method'];
const oursToMend = ['customer_not_found', 'currency_mismatch', 'customer_suspended'];

/** What a customer is told: nothing while it is for our people to mend; why, where it can do something about it. */
export const toldOf = (reasonCode: string | null): 'nothing' | 'that' | 'why' => {
  if (reasonCode !== null && oursToMend.includes(reasonCode)) return 'nothing';
  return reasonCode !== null && customersToMend.includes(reasonCode) ? 'why' : 'that';
};

/** The last reminder whose day has come, unless it or a later one was sent: those that were missed are not made up for. */
function reminderOf({ dueOn, reminded }: Unpaid, { reminderDays }: DunningRules, today: LocalDate): number | null {
  const come = reminderDays.filter((days) => today >= addDays(dueOn, days));
  const last = Math.max(-1, ...come);
  return last > Math.max(-1, ...reminded) ? last : null;
}
