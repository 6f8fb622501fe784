import { moneyJson } from '@/server/kernel/money';
import { bankReason } from './domain/formats/bank-reasons';
import type { Payout, RunPayout } from './schema';
import type { EventRow } from './store/attempts';
import type { PayoutRow, RunPayoutRow, ShownAttemptRow } from './store/reading';

type Waits = Pick<Payout, 'waitsFor' | 'waitsUntil' | 'account'>;

export function presentPayout(
  row: PayoutRow,
  attempts: ShownAttemptRow[],
  events: EventRow[],
  waits: Waits | null,
): Payout {
  const ofAttempt = (attempt: ShownAttemptRow) => events.filter(({ attemptId }) => attemptId === attempt.id);
  const latest = attempts[0] ? ofAttempt(attempts[0]) : [];
  const isBad = row.status === 'failed' || row.status === 'returned';
  const paid = latest.findLast(({ kind }) => kind === 'paid');
  return {
    disbursementId: row.id.toString(),
    status: row.status,
    amount: moneyJson(row.amount_minor, row.currency),
    account: waits?.account ?? attempts[0]?.masked ?? row.approved_masked,
    waitsFor: waits?.waitsFor ?? null,
    waitsUntil: waits?.waitsUntil ?? null,
    reason: isBad ? presentReason(latest.at(-1)?.code ?? null) : null,
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
        code,
        words: words ?? (code === null ? null : bankReason(code).words),
        bookedOn,
        at: at.toISOString(),
      })),
    })),
  };
}

function presentReason(code: string | null): NonNullable<Payout['reason']> {
  const { words, merchantDoes, permanent } = bankReason(code);
  return { code, words, merchantDoes, isPermanent: permanent };
}

export const presentRunPayout = (row: RunPayoutRow): RunPayout => ({
  disbursementId: row.id.toString(),
  merchantReference: row.merchant_reference,
  merchantName: row.merchant_name,
  amount: moneyJson(row.amount_minor, row.currency),
  status: row.status,
  account: row.masked,
  reference: row.reference,
  attempts: row.attempts,
  reason: row.status === 'failed' || row.status === 'returned' ? bankReason(row.code).words : null,
  lastAt: row.last_at?.toISOString() ?? null,
});
