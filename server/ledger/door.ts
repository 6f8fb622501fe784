/** What rooms further right may ask of the ledger. */
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import type { JournalCode } from './domain/chart';

import { type AccountKey, ensureAccounts, insertJournals, insertPostings } from './store/posting';

export type { JournalCode } from './domain/chart';

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
  const ids = await openJournals(client, entries);
  await postLines(client, ids, entries);
  return ids;
}

/** The first half of `post`: the journals, for rows that name them. Their lines must follow in the same transaction. */
export const openJournals = async (client: Queryable, entries: Entry[]): Promise<bigint[]> =>
  entries.length === 0 ? [] : insertJournals(client, entries, now());

/**
 * The second half: the lines of the journals. It holds the accounts until the transaction ends, and others who post to
 * them wait: so it comes last, when the rows are written.
 */
export async function postLines(client: Queryable, journalIds: bigint[], entries: Entry[]): Promise<void> {
  if (entries.length === 0) return;
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
  await insertPostings(
    client,
    entries.flatMap(({ lines }, index) =>
      lines.map((line) => ({
        journalId: journalIds[index] as bigint,
        accountId: accountIds.get(keyOf(line)) as bigint,
        amountMinor: line.amountMinor,
      })),
    ),
  );
}

/** A merchant's accounts as they are, at the end of a day (`asOf`), and as they were known at an instant (`knownOn`). */
export { balancesOf, movementsOf } from './store/reading';

/** What must hold of the ledger, for whoever verifies everything recorded. */
export { ledgerChecks } from './store/verifying';
