/** What rooms further right may ask of the ledger. */
import type { Queryable } from '@/server/platform/db';
import type { JournalCode } from './domain/chart';
import { type AccountKey, ensureAccounts, insertJournals } from './store';

export type Entry = {
  code: JournalCode;
  /** What caused it, by its own key. */
  causeKind: string;
  causeId: string;
  /** The day it belongs to, in the merchant's time zone. */
  effectiveOn: string;
  /** Debits are positive, credits negative. */
  lines: (AccountKey & { amountMinor: bigint })[];
};

/**
 * Posts the entries, each as one journal, in the caller's transaction; returns the journals' ids in the same order.
 * The database refuses the transaction's COMMIT when one of them does not balance.
 */
export async function post(client: Queryable, entries: Entry[]): Promise<bigint[]> {
  if (entries.length === 0) return [];
  const keyOf = ({ code, merchantId, currency }: AccountKey) => `${code}/${merchantId ?? ''}/${currency}`;
  const wanted = new Map<string, AccountKey>();
  for (const entry of entries) for (const line of entry.lines) wanted.set(keyOf(line), line);
  // Sorted, so that two transactions that make the same accounts do not wait for each other in a circle.
  const keys = [...wanted.keys()].sort((a, b) => (a < b ? -1 : 1));
  const ids = await ensureAccounts(
    client,
    keys.map((key) => wanted.get(key) as AccountKey),
  );
  const accountIds = new Map(keys.map((key, index) => [key, ids[index] as bigint]));
  return insertJournals(
    client,
    entries.map(({ lines, ...journal }) => ({
      ...journal,
      postings: lines.map((line) => ({
        accountId: accountIds.get(keyOf(line)) as bigint,
        amountMinor: line.amountMinor,
      })),
    })),
  );
}
