import { addDays, type LocalDate, weekdayOf } from '@/server/kernel/calendar';
import { byAmountAndDay } from './match-by-amount';
import { byBatch, bySplitAndReference } from './match-by-reference';

/** A booked line of a statement that is not matched yet. */
export type LineToMatch = {
  id: string;
  /** Below zero went out. */
  amountMinor: bigint;
  currency: string;
  bookedOn: LocalDate;
  /** Our reference of one transfer, when the bank gives one. */
  endToEndId: string | null;
  /** The id of the file, when the bank gives it. */
  batchReference: string | null;
  /** The references of what is booked as one line, when the bank names them. */
  parts: string[];
  /** All that is written on it: banks hide references there. */
  text: string;
};

/** A payout that was sent. */
export type PayoutToMatch = {
  payoutId: string;
  /** Above zero. */
  amountMinor: bigint;
  currency: string;
  reference: string;
  /** The id of the file that it was sent in, if it was. */
  batchReference: string | null;
  sentOn: LocalDate;
  /** An earlier statement has shown it leaving: only its return can be on a line now. */
  isMatched: boolean;
  /** People said that the bank does not execute it: it is looked for where a line names it, and nowhere missed. */
  isWithdrawn?: boolean;
};

export type MatchedBy = 'reference' | 'split' | 'batch' | 'amount and day';

/** Lines and payouts whose sums are equal. Each line and each payout is in one match at most. */
export type Match = { by: MatchedBy; lineIds: string[]; payoutIds: string[] };

/** What no match explains, by kind; a person looks at it. */
export type Leftover =
  /** Sent, not seen yet, and within the days that the bank usually takes. */
  | { kind: 'expected'; payoutId: string }
  /** Sent, not seen, and overdue. */
  | { kind: 'missing'; payoutId: string }
  /** The bank took more (less) than was sent under these references; `differenceMinor` is above zero in both. */
  | { kind: 'over' | 'under'; lineIds: string[]; payoutIds: string[]; differenceMinor: bigint }
  /** Money came in with the reference of a payout of ours. */
  | { kind: 'returned'; lineId: string; payoutId: string; isWhole: boolean }
  /** A line that nothing explains. */
  | { kind: 'unknown'; lineId: string };

export type Matching = { matches: Match[]; leftovers: Leftover[] };

export type MatchingRules = {
  asOf: LocalDate;
  /** Working days (Monday to Friday) that the bank usually takes to book what was sent; a transfer of SEPA takes one. */
  usualDays: number;
  /** How many days after it was sent a line without a reference may be taken for a payout of the same amount. */
  windowDays: number;
};

/** What is left to explain, and what was found; each step takes from the former and adds to the latter. */
export type Work = { lines: Set<LineToMatch>; payouts: Set<PayoutToMatch> } & Matching;

/**
 * Matches lines to payouts: first by our reference (also many lines to one payout that the bank split), then by the file's
 * reference or its named parts (one line to many payouts), and only what has no reference at all by amount and day, where
 * there is one possibility alone. The answer does not depend on the order of what is given. No money is guessed: what could
 * be this or that is left to a person.
 */
export function matchLines(lines: LineToMatch[], payouts: PayoutToMatch[], rules: MatchingRules): Matching {
  const work: Work = {
    lines: new Set([...lines].sort((a, b) => compare(a.bookedOn, b.bookedOn) || compare(a.id, b.id))),
    payouts: new Set([...payouts].sort((a, b) => compare(a.sentOn, b.sentOn) || compare(a.payoutId, b.payoutId))),
    matches: [],
    leftovers: [],
  };
  bySplitAndReference(work);
  byBatch(work);
  byAmountAndDay(work, rules.windowDays);
  for (const payout of work.payouts) {
    if (payout.isMatched || payout.isWithdrawn) continue;
    const isExpected = afterWorkingDays(payout.sentOn, rules.usualDays) >= rules.asOf;
    work.leftovers.push({ kind: isExpected ? 'expected' : 'missing', payoutId: payout.payoutId });
  }
  for (const line of work.lines) work.leftovers.push({ kind: 'unknown', lineId: line.id });
  return { matches: work.matches, leftovers: work.leftovers };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function afterWorkingDays(day: LocalDate, days: number): LocalDate {
  let after = day;
  for (let left = days; left > 0; ) {
    after = addDays(after, 1);
    if (weekdayOf(after) <= 5) left -= 1;
  }
  return after;
}
