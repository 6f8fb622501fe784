import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import { type AccountCode, chart, type JournalCode } from '../domain/chart';

/** An account by what it is: of a merchant, or (null) of the platform. */
export type AccountKey = { code: AccountCode; merchantId: bigint | null; currency: string };

/** The ids of these accounts, made where they are missing, in the order asked for. */
export async function ensureAccounts(client: Queryable, keys: AccountKey[]): Promise<bigint[]> {
  const find = () =>
    rows<{ id: bigint }>(
      client,
      sql`SELECT a.id FROM unnest(${keys.map((k) => k.code)}::text[], ${keys.map((k) => k.merchantId)}::bigint[],
                                  ${keys.map((k) => k.currency)}::text[])
                 WITH ORDINALITY AS wanted(code, merchant_id, currency, position)
            JOIN account a ON a.code = wanted.code AND a.currency = wanted.currency
                          AND a.merchant_id IS NOT DISTINCT FROM wanted.merchant_id
           ORDER BY wanted.position`,
    );
  let found = await find();
  if (found.length < keys.length) {
    await execute(
      client,
      sql`INSERT INTO account (code, kind, merchant_id, currency)
          SELECT * FROM unnest(${keys.map((k) => k.code)}::text[], ${keys.map((k) => chart[k.code].kind)}::account_kind[],
                               ${keys.map((k) => k.merchantId)}::bigint[], ${keys.map((k) => k.currency)}::text[])
          ON CONFLICT DO NOTHING`,
    );
    found = await find();
  }
  return found.map((account) => account.id);
}

export type NewJournal = { code: JournalCode; causeKind: string; causeId: string; effectiveOn: string };

/** Writes the journals, without their postings yet, and returns their ids in the order given. */
export async function insertJournals(client: Queryable, journals: NewJournal[], at: Date): Promise<bigint[]> {
  const inserted = await rows<{ id: bigint }>(
    client,
    sql`INSERT INTO journal (id, code, cause_kind, cause_id, effective_on, created_at)
        SELECT nextval('journal_id_seq'), code, cause_kind, cause_id, effective_on, ${at}::timestamptz FROM (
          SELECT code, cause_kind, cause_id, effective_on
            FROM unnest(${journals.map((j) => j.code)}::text[], ${journals.map((j) => j.causeKind)}::text[],
                        ${journals.map((j) => j.causeId)}::text[], ${journals.map((j) => j.effectiveOn)}::date[])
                 WITH ORDINALITY AS new(code, cause_kind, cause_id, effective_on, position)
           ORDER BY position) ordered
        RETURNING id`,
  );
  // The sequence counts up in the order of the positions; the order of what RETURNING gives is not promised.
  return inserted.map((journal) => journal.id).sort((a, b) => (a < b ? -1 : 1));
}

export type NewPosting = { journalId: bigint; accountId: bigint; amountMinor: bigint };

/**
 * Writes the postings, each with the version and balance of its account after it, in one statement: the accounts are
 * locked from here to the end of the transaction, and the database moves them on (and refuses what does not fit).
 */
export const insertPostings = (client: Queryable, postings: NewPosting[]) =>
  execute(
    client,
    sql`WITH new AS MATERIALIZED (
          SELECT * FROM unnest(${postings.map((p) => p.journalId)}::bigint[], ${postings.map((p) => p.accountId)}::bigint[],
                               ${postings.map((p) => p.amountMinor)}::bigint[])
                        WITH ORDINALITY AS new(journal_id, account_id, amount_minor, position)),
        held AS MATERIALIZED (SELECT * FROM lock_accounts(ARRAY(SELECT DISTINCT account_id FROM new)))
        INSERT INTO posting (journal_id, account_id, amount_minor, account_version, balance_after, effective_on, posted_at)
        SELECT new.journal_id, new.account_id, new.amount_minor, held.version + row_number() OVER own,
               held.balance_minor + sum(new.amount_minor) OVER own, j.effective_on, j.created_at
          FROM new JOIN held ON held.id = new.account_id JOIN journal j ON j.id = new.journal_id
        WINDOW own AS (PARTITION BY new.account_id ORDER BY new.position ROWS UNBOUNDED PRECEDING)
         ORDER BY new.position`,
  );
