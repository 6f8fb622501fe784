import { moneyJson } from '@/server/kernel/money';
import { chart } from './domain/chart';
import type { Account, AccountTotals, Journal, Posting } from './schema';
import type { AccountRow, PostingRow, TotalRow } from './store/reading';

export const presentAccount = (row: AccountRow): Account => ({
  id: row.id.toString(),
  code: row.code,
  says: chart[row.code].says,
  kind: row.kind,
  merchantReference: row.merchant_reference,
  merchantName: row.merchant_name,
  balance: moneyJson(row.balance_minor, row.currency),
  version: Number(row.version),
});

export const presentTotal = (row: TotalRow): AccountTotals['totals'][number] => ({
  code: row.code,
  says: chart[row.code].says,
  accounts: row.accounts,
  balance: moneyJson(row.balance_minor, row.currency),
});

export const presentPosting = (row: PostingRow): Posting => ({
  accountId: row.account_id.toString(),
  accountCode: row.code,
  merchantReference: row.merchant_reference,
  version: Number(row.account_version),
  amount: moneyJson(row.amount_minor, row.currency),
  balanceAfter: moneyJson(row.balance_after, row.currency),
  effectiveOn: row.effective_on,
  postedAt: row.posted_at.toISOString(),
  journalId: row.journal_id.toString(),
  journalCode: row.journal_code,
  cause: { kind: row.cause_kind, id: row.cause_id },
});

/** A journal from its lines, of which there are two at least. */
export const presentJournal = (lines: [PostingRow, ...PostingRow[]]): Journal => ({
  id: lines[0].journal_id.toString(),
  code: lines[0].journal_code,
  cause: { kind: lines[0].cause_kind, id: lines[0].cause_id },
  effectiveOn: lines[0].effective_on,
  postedAt: lines[0].posted_at.toISOString(),
  lines: lines.map(presentPosting),
});
