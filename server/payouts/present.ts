import { moneyJson } from '@/server/kernel/money';
import { reasonFor } from './domain/reason-for';
import type { Payout, PayoutWait, RunPayout } from './schema';
import type { EventRow } from './store/attempts';
import type { PayoutRow, RunPayoutRow, ShownAttemptRow } from './store/reading';

/** Staff read what the bank said; a merchant, what of it is the merchant’s to know. */
type Reader = 'staff' | 'merchant';
type Waits = Pick<Payout, 'waitsFor' | 'waitsUntil' | 'account'>;

export function presentPayout(
  row: PayoutRow,
  attempts: ShownAttemptRow[],
  events: EventRow[],
  waits: Waits | null,
  reader: Reader,
): Payout {
  const ofAttempt = (attempt: ShownAttemptRow) => events.filter(({ attemptId }) => attemptId === attempt.id);
  const latest = attempts[0] ? ofAttempt(attempts[0]) : [];
  const isBad = row.status === 'failed' || row.status === 'returned';
  const paid = latest.findLast(({ kind }) => kind === 'paid');
  return {
    disbursementId: row.id.toString(),
    status: row.status,
    amount: moneyJson(row.amount_minor, row.currency),
    account: waits?.account ?? attempts[0]?.masked ?? row.masked,
    waitsFor: waits?.waitsFor ?? null,
    waitsUntil: waits?.waitsUntil ?? null,
    reason: isBad ? presentReason(latest.at(-1)?.code ?? null, reader) : null,
    paidOn: row.status === 'paid' ? (paid?.bookedOn ?? null) : null,
    attempts: attempts.map((attempt) => ({
      number: attempt.number,
      reference: attempt.reference,
      channel: attempt.channel,
      account: attempt.masked,
      createdAt: attempt.created_at.toISOString(),
      events: ofAttempt(attempt).map(({ kind, source, code, words, bookedOn, at }) => ({
        kind,
        source,
        ...saidOf({ code, words }, reader),
        bookedOn,
        at: at.toISOString(),
      })),
    })),
  };
}

type Said = { code: string | null; words: string | null };

function saidOf({ code, words }: Said, reader: Reader): Said {
  const reason = code === null ? null : reasonFor(reader, code);
  return { code: reason?.code ?? null, words: (reader === 'staff' ? words : null) ?? reason?.words ?? null };
}

export function presentReason(code: string | null, reader: Reader): NonNullable<Payout['reason']> {
  const { words, merchantDoes, permanent, code: told } = reasonFor(reader, code);
  return { code: told, words, merchantDoes, isPermanent: permanent };
}

export const presentRunPayout = (row: RunPayoutRow, waitsFor: PayoutWait | null): RunPayout => ({
  disbursementId: row.id.toString(),
  merchantReference: row.merchant_reference,
  merchantName: row.merchant_name,
  amount: moneyJson(row.amount_minor, row.currency),
  status: row.status,
  account: row.masked,
  reference: row.reference,
  attempts: row.attempts,
  waitsFor,
  reason: row.status === 'failed' || row.status === 'returned' ? reasonFor('staff', row.code).words : null,
  lastAt: row.last_at?.toISOString() ?? null,
});
