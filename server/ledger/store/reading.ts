import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { empty, pool, readerFor, rows, sql } from '@/server/platform/db';
import type { AccountCode, JournalCode } from '../domain/chart';

export type AccountRow = {
  id: bigint;
  code: AccountCode;
  kind: 'asset' | 'liability' | 'revenue' | 'expense';
  merchant_id: bigint | null;
  merchant_reference: string | null;
  merchant_name: string | null;
  currency: CurrencyCode;
  balance_minor: bigint;
  version: bigint;
};

const account = sql`a.id, a.code, a.kind, a.merchant_id, m.reference AS merchant_reference, m.name AS merchant_name, a.currency,
  a.balance_minor, a.version`;
const accounts = sql`account a LEFT JOIN merchant m ON m.id = a.merchant_id`;

/** One row more than `limit`, in the order in which they were made. */
export const listAccounts = (
  filter: { merchantId: bigint | null; code: string | undefined; currency: string | undefined },
  limit: number,
  after: string | null,
) =>
  rows<AccountRow>(
    pool(),
    sql`SELECT ${account} FROM ${accounts} WHERE true
          ${filter.merchantId === null ? empty : sql`AND a.merchant_id = ${filter.merchantId}`}
          ${filter.code === undefined ? empty : sql`AND a.code = ${filter.code}`}
          ${filter.currency === undefined ? empty : sql`AND a.currency = ${filter.currency}`}
          ${after === null ? empty : sql`AND a.id > ${after}::bigint`}
         ORDER BY a.id LIMIT ${limit + 1}`,
  );

export const findAccount = (id: string) =>
  rows<AccountRow>(pool(), sql`SELECT ${account} FROM ${accounts} WHERE a.id = ${id}::bigint`).then(
    (found) => found[0] ?? null,
  );

export type TotalRow = { code: AccountCode; currency: CurrencyCode; accounts: number; balance_minor: bigint };

/** What all accounts of a code and currency have together. */
export const sumAccounts = () =>
  rows<TotalRow>(
    pool(),
    sql`SELECT code, currency, count(*)::int AS accounts, sum(balance_minor)::bigint AS balance_minor
          FROM account GROUP BY code, currency ORDER BY currency, code`,
  );

export type PostingRow = {
  account_id: bigint;
  code: AccountCode;
  merchant_reference: string | null;
  account_version: bigint;
  amount_minor: bigint;
  balance_after: bigint;
  currency: CurrencyCode;
  effective_on: LocalDate;
  posted_at: Date;
  journal_id: bigint;
  journal_code: JournalCode;
  cause_kind: string;
  cause_id: string;
};

const posting = sql`p.account_id, a.code, m.reference AS merchant_reference, p.account_version, p.amount_minor, p.balance_after,
  a.currency, p.effective_on, p.posted_at, p.journal_id, j.code AS journal_code, j.cause_kind, j.cause_id`;
const postings = sql`posting p JOIN journal j ON j.id = p.journal_id JOIN ${accounts} ON a.id = p.account_id`;

/** What was posted to an account, the latest first: by its version, so that each page is as quick as the first. */
export const listPostings = (accountId: bigint, limit: number, before: string | null) =>
  rows<PostingRow>(
    pool(),
    sql`SELECT ${posting} FROM ${postings}
         WHERE p.account_id = ${accountId} ${before === null ? empty : sql`AND p.account_version < ${before}::bigint`}
         ORDER BY p.account_version DESC LIMIT ${limit + 1}`,
  );

/** The lines of a journal; none where there is no such journal. */
export const listLines = (journalId: string) =>
  rows<PostingRow>(
    pool(),
    sql`SELECT ${posting} FROM ${postings} WHERE p.journal_id = ${journalId}::bigint ORDER BY p.id`,
  );

export type BalanceRow = { code: AccountCode; currency: CurrencyCode; minor: bigint };

/**
 * A merchant's accounts: as they are now, at the end of a past day, and as they were known at an instant. Now and past
 * days are read from the balance and what came after; what was known then from one index.
 */
export const balancesOf = (merchantId: bigint, asOf: string | null, knownOn: string | null) =>
  rows<BalanceRow>(
    readerFor(merchantId),
    sql`SELECT a.code, a.currency, ${
      knownOn !== null
        ? sql`coalesce((SELECT sum(p.amount_minor) FROM posting p WHERE p.account_id = a.id AND p.posted_at <= ${knownOn}::timestamptz
                          ${asOf === null ? empty : sql`AND p.effective_on <= ${asOf}::date`}), 0)`
        : asOf === null
          ? sql`a.balance_minor`
          : sql`a.balance_minor - coalesce((SELECT sum(p.amount_minor) FROM posting p
                  WHERE p.account_id = a.id AND p.effective_on > ${asOf}::date), 0)`
    }::bigint AS minor
          FROM account a WHERE a.merchant_id = ${merchantId} ORDER BY a.currency, a.code`,
  );

export type MovementRow = {
  currency: CurrencyCode;
  code: JournalCode;
  journals: number;
  gross_minor: bigint;
  fee_minor: bigint;
  net_minor: bigint;
};

/**
 * What changed what a merchant is owed on the days from `from` to before `to`, by why it was posted. Moves between what
 * is pending, available and in a disbursement change nothing in all, and are left out.
 */
export const movementsOf = (merchantId: bigint, from: string, to: string) =>
  rows<MovementRow>(
    readerFor(merchantId),
    sql`SELECT a.currency, j.code, count(DISTINCT j.id)::int AS journals,
               coalesce(sum(p.amount_minor) FILTER (WHERE a.kind = 'asset'), 0)::bigint AS gross_minor,
               -coalesce(sum(p.amount_minor) FILTER (WHERE a.kind = 'revenue'), 0)::bigint AS fee_minor,
               -coalesce(sum(p.amount_minor) FILTER (WHERE a.kind = 'liability'), 0)::bigint AS net_minor
          FROM account a
          JOIN posting p ON p.account_id = a.id AND p.effective_on >= ${from}::date AND p.effective_on < ${to}::date
          JOIN journal j ON j.id = p.journal_id
         WHERE a.merchant_id = ${merchantId} AND j.code NOT IN ('settled', 'disbursement_planned', 'disbursement_cancelled')
         GROUP BY a.currency, j.code ORDER BY a.currency, j.code`,
  );
