import { moneyJson } from '@/server/kernel/money';
import { reasonFor } from './domain/reason-for';
import type { Standing } from './domain/standing';
import type { Payout, RunPayout } from './schema';
import type { MerchantPayout } from './schema/merchant-payouts';
import type { EventRow } from './store/attempts';
import type { ContradictionRow } from './store/contradictions';
import type { MerchantPayoutRow } from './store/merchant-payouts';
import type { RunPayoutRow, ShownAttemptRow } from './store/reading';
import type { StandingRow } from './store/standing';

/** Staff read what the bank said; a merchant, what of it is the merchant’s to know. */
type Reader = 'staff' | 'merchant';
type Stands = { standing: Standing };

/** The same of every payout, whoever looks at it and wherever. */
const presentStanding = ({ id, currency, amountMinor, status, standing }: StandingRow & Stands) => ({
  disbursementId: id.toString(),
  amount: moneyJson(amountMinor, currency),
  status,
  ...standing,
  waitsUntil: standing.waitsUntil?.toISOString() ?? null,
});

export function presentPayout(
  row: StandingRow & Stands,
  attempts: ShownAttemptRow[],
  events: EventRow[],
  contradictions: ContradictionRow[],
  reader: Reader,
): Payout {
  const ofAttempt = (attempt: ShownAttemptRow) => events.filter(({ attemptId }) => attemptId === attempt.id);
  const latest = attempts[0] ? ofAttempt(attempts[0]) : [];
  const paid = latest.findLast(({ kind }) => kind === 'paid');
  return {
    ...presentStanding(row),
    reason: presentReason(row, latest.at(-1)?.code ?? null, reader),
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
    contradictions: contradictions.map(({ attemptId, said, source, known, knownSource, at }) => ({
      reference: attempts.find(({ id }) => id === attemptId)?.reference ?? '',
      said,
      source,
      known,
      knownSource,
      at: at.toISOString(),
    })),
  };
}

type Said = { code: string | null; words: string | null };

function saidOf({ code, words }: Said, reader: Reader): Said {
  const reason = code === null ? null : reasonFor(reader, code);
  return { code: reason?.code ?? null, words: (reader === 'staff' ? words : null) ?? reason?.words ?? null };
}

function presentReason(row: StandingRow, code: string | null, reader: Reader): Payout['reason'] {
  if (row.status !== 'failed' && row.status !== 'returned') return null;
  const { words, merchantDoes, permanent, code: told } = reasonFor(reader, code);
  // Whoever has given another account since has done it.
  const isDone = row.accountId !== null && row.accountId !== row.sentToId;
  return { code: told, words, merchantDoes: isDone ? null : merchantDoes, isPermanent: permanent };
}

export const presentRunPayout = (row: RunPayoutRow & Stands): RunPayout => ({
  ...presentStanding(row),
  merchantReference: row.merchant_reference,
  merchantName: row.merchant_name,
  reference: row.reference,
  attempts: row.attempts,
  reason: presentReason(row, row.code, 'staff')?.words ?? null,
  lastAt: row.last_at?.toISOString() ?? null,
});

export const presentMerchantPayout =
  (reader: Reader) =>
  (row: MerchantPayoutRow & Stands): MerchantPayout => ({
    ...presentStanding(row),
    merchantReference: row.merchant_reference,
    timeFrame: { start: row.period_from, end: row.periodTo },
    orders: row.orders,
    net: moneyJson(row.net_minor, row.currency),
    outcome: row.outcome,
    reference: row.reference,
    paidOn: row.status === 'paid' ? row.paid_on : null,
    reason: presentReason(row, row.code, reader),
  });
