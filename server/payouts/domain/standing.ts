import { type LocalDate, laterOf, localDateOf } from '@/server/kernel/calendar';
import type { Payout, PayoutChannel, PayoutWait } from '../schema';
import { type ToPay, waitOf } from './waits';

/** What decides where a payout stands; accounts are masked. */
export type ToStand = ToPay & {
  status: Payout['status'];
  amountMinor: bigint;
  /** The day on which it is paid by the merchant’s schedule: its period ends before it. */
  periodTo: LocalDate;
  timeZone: string;
  /** The account in force now, and that of the latest attempt. */
  inForce: string | null;
  sentTo: string | null;
  /** When the latest attempt was made. */
  sentAt: Date | null;
};

export type Standing = {
  waitsFor: PayoutWait | null;
  waitsUntil: Date | null;
  account: string | null;
  expectedOn: LocalDate | null;
};

/**
 * Where a payout stands: what it waits for and until when, the account that it goes or went to, and the day on which it is
 * due. What was sent goes where it was sent; what was not, to the account in force. Nobody can say when what waits for a
 * person is paid; what was paid, came back or is paid with a later one is due no more.
 */
export function standingOf(of: ToStand, channel: PayoutChannel, now: Date): Standing {
  const sent: Standing = { waitsFor: null, waitsUntil: null, account: of.sentTo, expectedOn: null };
  if (of.amountMinor <= 0n) return sent;
  switch (of.status) {
    case 'planned':
    case 'approved': {
      const waitsFor = waitsForOf(of, channel, now);
      const waitsUntil = waitsFor === 'cooling_off' ? of.payableFrom : null;
      const isSure = waitsFor === null || waitsFor === 'cooling_off' || waitsFor === 'file';
      return { waitsFor, waitsUntil, account: of.inForce, expectedOn: isSure ? dueOn(of, of.payableFrom) : null };
    }
    case 'submitting':
    case 'submitted':
    case 'unknown':
      return { ...sent, expectedOn: dueOn(of, of.sentAt) };
    default:
      return sent;
  }
}

/** What is not approved yet is approved for the account in force, and in no file before that. */
function waitsForOf(of: ToStand, channel: PayoutChannel, now: Date): PayoutWait | null {
  if (of.status === 'planned') return waitOf({ ...of, approvedAccountId: of.accountId }, now, false);
  return waitOf(of, now, false) ?? (channel === 'file' ? 'file' : null);
}

/** By the schedule, or the day on which it could leave, or left, where that is later. */
const dueOn = ({ periodTo, timeZone }: ToStand, notBefore: Date | null): LocalDate =>
  notBefore === null ? periodTo : laterOf(periodTo, localDateOf(notBefore, timeZone));
