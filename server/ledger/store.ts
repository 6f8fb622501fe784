import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import { type AccountCode, chart, type JournalCode } from './domain/chart';

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

export type NewJournal = {
  code: JournalCode;
  causeKind: string;
  causeId: string;
  effectiveOn: string;
  postings: { accountId: bigint; amountMinor: bigint }[];
};

/** Writes the journals with their postings and returns their ids, in the order given. */
export async function insertJournals(client: Queryable, journals: NewJournal[]): Promise<bigint[]> {
  const inserted = await rows<{ id: bigint }>(
    client,
    sql`INSERT INTO journal (id, code, cause_kind, cause_id, effective_on)
        SELECT nextval('journal_id_seq'), * FROM (
          SELECT code, cause_kind, cause_id, effective_on
            FROM unnest(${journals.map((j) => j.code)}::text[], ${journals.map((j) => j.causeKind)}::text[],
                        ${journals.map((j) => j.causeId)}::text[], ${journals.map((j) => j.effectiveOn)}::date[])
                 WITH ORDINALITY AS new(code, cause_kind, cause_id, effective_on, position)
           ORDER BY position) ordered
        RETURNING id`,
  );
  // The sequence counts up in the order of the positions; the order of what RETURNING gives is not promised.
  const ids = inserted.map((journal) => journal.id).sort((a, b) => (a < b ? -1 : 1));
  const lines = journals.flatMap((journal, index) =>
    journal.postings.map((posting) => ({ journalId: ids[index] as bigint, ...posting })),
  );
  await execute(
    client,
    sql`INSERT INTO posting (journal_id, account_id, amount_minor)
        SELECT * FROM unnest(${lines.map((l) => l.journalId)}::bigint[], ${lines.map((l) => l.accountId)}::bigint[],
                             ${lines.map((l) => l.amountMinor)}::bigint[])`,
  );
  return ids;
}
