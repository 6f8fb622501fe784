import { composeIBAN } from 'ibantools';
import { addDays, type LocalDate } from '@/server/kernel/calendar';
import type { MerchantFacts } from '@/server/merchants/door';
import { advancePayout } from '@/server/payouts/use-cases/advance-payout';
import { payRun } from '@/server/payouts/use-cases/pay-run';
import { fixClock, now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { approve, bringIn, disburse, makeBankAccount, orderOf } from './factories';

/** A valid German IBAN that ends in these two digits: the demo's bank goes by them. */
export const ibanEnding = (digits: string): string => {
  for (let account = 0; ; account++) {
    const bban = `37040044${String(account).padStart(8, '0')}${digits}`;
    const iban = composeIBAN({ countryCode: 'DE', bban });
    if (iban) return iban;
  }
};

/** Gives a merchant an account of that ending and a sale in the week that ends before that day. */
export async function owedTo(
  merchant: MerchantFacts,
  endingBefore: LocalDate,
  amountMinor: number,
  ending?: string,
): Promise<void> {
  if (ending !== undefined) await makeBankAccount(merchant, { scheme: 'iban', iban: ibanEnding(ending) });
  await bringIn(merchant, [orderOf(merchant, `${addDays(endingBefore, -3)}T10:00Z`, amountMinor)]);
}

/** A week's run over all merchants, or one, approved by others; its payouts begun. @returns the run's id */
export async function approvedRun(endingBefore: LocalDate, merchant?: string): Promise<string> {
  const runId = await disburse('1week', endingBefore, merchant);
  await approve(runId);
  await payRun(runId);
  return runId;
}

/**
 * Works a payout off from an instant on, with the clock fixed at whatever it waits for, but not beyond `until`. It leaves
 * the clock where it came to.
 */
export async function workOff(disbursementId: bigint, from: Date, until: Date): Promise<void> {
  for (let at = from; at <= until; ) {
    fixClock(at);
    const progress = await advancePayout(disbursementId);
    if (progress.done) return;
    at = new Date(at.getTime() + progress.waitMs);
  }
}

/** Disburses a merchant's week, has it approved and pays it out. @returns the disbursement's id */
export async function paidOut(merchant: MerchantFacts, endingBefore: LocalDate): Promise<bigint> {
  await makeBankAccount(merchant);
  const runId = await approvedRun(endingBefore, merchant.reference);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [runId]);
  const id = rows[0]?.id as bigint;
  const from = now();
  await workOff(id, from, new Date(from.getTime() + 60_000));
  fixClock(from)();
  return id;
}
