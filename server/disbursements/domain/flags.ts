import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import type { FlagKind } from '../schema/flags';

/** From when on a merchant's payout is worth a second look. */
export const flagLimits = {
  /** An account is new for so long after its confirmation. */
  changedWithinDays: 14,
  /** What is usual is drawn from so many of its latest payouts, and from fewer than `enough` it is not. */
  pastPayouts: 52,
  enough: 8,
  /** Refunds and disputes of more than this share of the sales, when there are at least so many. */
  refundsPercent: 20n,
  refunds: 3,
} as const;

/** What is known of one payout before it is approved; amounts in minor units. */
export type Signals = {
  currency: CurrencyCode;
  toPayMinor: bigint;
  /** Of the same disbursement, what is kept and will be owed on. */
  keptMinor: bigint;
  /** Where it goes; null: nowhere yet, and so it waits. */
  account: {
    masked: string;
    isPaidBefore: boolean;
    /** Days since another account was replaced by it; null: it is the first. */
    changedDaysAgo: number | null;
    /** Other merchants with the very same. */
    sharedWith: readonly string[];
  } | null;
  past: { payouts: number; highMinor: bigint | null };
  sales: { minor: bigint };
  /** Money taken back, as a positive amount. */
  refunds: { count: number; minor: bigint };
  /** References that are the same but for case and blanks, as they are written. */
  repeated: readonly string[];
  /** What is booked for later days already. */
  laterMinor: bigint;
};

type Found = { kind: FlagKind; words: string };

/** What is worth a second look at a payout, each in words for who approves it. */
export function flagsOf(of: Signals): Found[] {
  const found: Found[] = [];
  const add = (kind: FlagKind, words: string) => found.push({ kind, words });
  const money = (minor: bigint) => `${formatDecimal(minor, exponentOf(of.currency))} ${of.currency}`;
  const { account, past, refunds, sales } = of;
  const { changedWithinDays, enough, refundsPercent } = flagLimits;

  if (account && !account.isPaidBefore) add('first_to_account', `Nothing was paid to ${account.masked} before.`);
  if (account && account.changedDaysAgo !== null && account.changedDaysAgo < changedWithinDays)
    add('account_changed', `The account was changed ${ago(account.changedDaysAgo)}: it is ${account.masked} now.`);
  if (account && account.sharedWith.length > 0)
    add('account_shared', `${account.masked} is the account of ${listed(account.sharedWith)} as well.`);
  if (past.highMinor !== null && past.payouts >= enough && of.toPayMinor > past.highMinor)
    add(
      'unusually_high',
      `95 % of its last ${past.payouts} payouts were at most ${money(past.highMinor)}: this one is ${money(of.toPayMinor)}.`,
    );
  if (refunds.count >= flagLimits.refunds && refunds.minor * 100n > sales.minor * refundsPercent)
    add(
      'many_refunds',
      `${refunds.count} refunds and disputes take back ${money(refunds.minor)} of ${money(sales.minor)} sold: more than ${refundsPercent} %.`,
    );
  if (of.repeated.length > 0)
    add('repeated_reference', `The same order reference stands in it more than once: ${listed(of.repeated)}.`);
  if (of.laterMinor + of.keptMinor < 0n)
    add(
      'negative_soon',
      `Once this is paid, what is booked for later days leaves ${money(of.laterMinor + of.keptMinor)}: it will owe us.`,
    );
  return found;
}

const ago = (days: number) => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`);

/** The first few, and how many more. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
