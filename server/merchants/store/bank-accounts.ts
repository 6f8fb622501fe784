import { empty, execute, type Queryable, readerFor, rows, type Sql, sql } from '@/server/platform/db';

export type BankAccountRow = {
  id: bigint;
  merchant_id: bigint;
  merchant_reference: string;
  merchant_name: string;
  merchant_email: string | null;
  merchant_time_zone: string;
  currency: string;
  version: number;
  scheme: 'iban' | 'us';
  holder_name: string;
  country: string;
  masked: string;
  fingerprint: string;
  bic: string | null;
  bank_name: string | null;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: Date;
  reason: string;
  decision: 'confirmed' | 'rejected' | 'withdrawn' | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  words: string | null;
  payable_from: Date | null;
  is_newest: boolean;
};

/** Accounts with what became of them. Never their numbers: those are read by `findSealed` alone. */
const accounts = (condition: Sql) => sql`
  SELECT a.id, a.merchant_id, m.reference AS merchant_reference, m.name AS merchant_name, m.email AS merchant_email,
         m.time_zone AS merchant_time_zone, a.currency, a.version, a.scheme, a.holder_name, a.country, a.masked, a.fingerprint, a.bic, a.bank_name, a.proposed_by, a.proposed_by_name,
         a.proposed_at, a.reason, d.decision, d.decided_by_name, d.decided_at, d.words, d.payable_from,
         NOT EXISTS (SELECT FROM bank_account n
                       JOIN bank_account_decision e ON e.bank_account_id = n.id AND e.decision = 'confirmed'
                      WHERE n.merchant_id = a.merchant_id AND n.currency = a.currency AND n.version > a.version)
           AS is_newest
    FROM bank_account a
    JOIN merchant m ON m.id = a.merchant_id
    LEFT JOIN bank_account_decision d ON d.bank_account_id = a.id
   WHERE ${condition}`;

/** A merchant's versions, the newest first; one row more than `limit`. */
export const listVersions = (scope: bigint | null, merchantId: bigint, limit: number, after: string | null) =>
  rows<BankAccountRow>(
    readerFor(scope),
    sql`${accounts(sql`a.merchant_id = ${merchantId} ${after === null ? empty : sql`AND a.id < ${after}::bigint`}`)}
        ORDER BY a.id DESC LIMIT ${limit + 1}`,
  );

/** Those of all merchants, or of one, that wait for a second person, the longest first; one row more than `limit`. */
export const listUndecided = (scope: bigint | null, limit: number, after: string | null) =>
  rows<BankAccountRow>(
    readerFor(scope),
    sql`${accounts(sql`d.bank_account_id IS NULL
          ${scope === null ? empty : sql`AND a.merchant_id = ${scope}`}
          ${after === null ? empty : sql`AND a.id > ${after}::bigint`}`)}
        ORDER BY a.id LIMIT ${limit + 1}`,
  );

export const findAccount = (client: Queryable, id: string | bigint) =>
  rows<BankAccountRow>(client, accounts(sql`a.id = ${id}::bigint`)).then(([found]) => found ?? null);

/** The newest confirmed ones of these merchants, each currency's. */
export const findInForce = (client: Queryable, merchantIds: bigint[]) =>
  rows<BankAccountRow>(
    client,
    accounts(sql`a.id IN (SELECT id FROM active_bank_account WHERE merchant_id = ANY(${merchantIds}::bigint[]))`),
  );

/** Until COMMIT nothing else about where the merchant is paid changes, and nobody approves what is paid there. */
export const lockForAccounts = (client: Queryable, merchantId: bigint) =>
  execute(client, sql`SELECT FROM merchant WHERE id = ${merchantId} FOR UPDATE`);

/** Which other merchants gave one of these accounts, whatever became of it there. */
export const findSharing = (client: Queryable, fingerprints: string[]) =>
  rows<{ fingerprint: string; merchant_id: bigint; reference: string }>(
    client,
    sql`SELECT DISTINCT a.fingerprint, a.merchant_id, m.reference
          FROM bank_account a JOIN merchant m ON m.id = a.merchant_id
         WHERE a.fingerprint = ANY(${fingerprints}::text[]) ORDER BY m.reference`,
  );

export type NewBankAccount = {
  merchantId: bigint;
  currency: string;
  version: number;
  scheme: 'iban' | 'us';
  holderName: string;
  country: string;
  detailsEncrypted: string;
  masked: string;
  fingerprint: string;
  bic: string | null;
  bankName: string | null;
  proposedBy: string;
  proposedByName: string;
  at: Date;
  reason: string;
};

export const hasUndecided = (client: Queryable, merchantId: bigint, currency: string): Promise<boolean> =>
  rows(
    client,
    sql`SELECT 1 FROM bank_account a
         WHERE a.merchant_id = ${merchantId} AND a.currency = ${currency}
           AND NOT EXISTS (SELECT FROM bank_account_decision d WHERE d.bank_account_id = a.id)`,
  ).then((found) => found.length > 0);

export const lastVersion = (client: Queryable, merchantId: bigint, currency: string): Promise<number> =>
  rows<{ version: number | null }>(
    client,
    sql`SELECT max(version) AS version FROM bank_account WHERE merchant_id = ${merchantId} AND currency = ${currency}`,
  ).then(([found]) => found?.version ?? 0);

export const insertAccount = (client: Queryable, account: NewBankAccount): Promise<bigint> =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO bank_account (merchant_id, currency, version, scheme, holder_name, country, details_encrypted, masked,
                                  fingerprint, bic, bank_name, proposed_by, proposed_by_name, proposed_at, reason)
        VALUES (${account.merchantId}, ${account.currency}, ${account.version}, ${account.scheme}::bank_account_scheme,
                ${account.holderName}, ${account.country}, ${account.detailsEncrypted}, ${account.masked},
                ${account.fingerprint}, ${account.bic}, ${account.bankName}, ${account.proposedBy}::uuid,
                ${account.proposedByName}, ${account.at}, ${account.reason})
        RETURNING id`,
  ).then(([made]) => (made as { id: bigint }).id);

export type NewDecision = {
  decision: 'confirmed' | 'rejected' | 'withdrawn';
  by: { id: string; name: string };
  at: Date;
  words: string | null;
  payableFrom: Date | null;
};

export const insertDecision = (
  client: Queryable,
  account: BankAccountRow,
  { decision, by, at, words, payableFrom }: NewDecision,
) =>
  execute(
    client,
    sql`INSERT INTO bank_account_decision (bank_account_id, merchant_id, decision, decided_by, decided_by_name, decided_at,
                                           words, payable_from)
        VALUES (${account.id}, ${account.merchant_id}, ${decision}::bank_account_verdict, ${by.id}::uuid, ${by.name}, ${at},
                ${words}, ${payableFrom})`,
  );

/** An account with its numbers as they lie in the database. */
export const findSealed = (client: Queryable, ids: bigint[]) =>
  rows<{
    id: bigint;
    merchant_id: bigint;
    currency: string;
    version: number;
    holder_name: string;
    country: string;
    sealed: string;
  }>(
    client,
    sql`SELECT id, merchant_id, currency, version, holder_name, country, details_encrypted AS sealed
          FROM bank_account WHERE id = ANY(${ids}::bigint[])`,
  );

export type PayoutSettingRow = { cooling_off_hours: number; made_by: string; made_at: Date; why: string | null };

/** What has held for payouts, the newest first. */
export const findPayoutSettings = (client: Queryable, limit: number) =>
  rows<PayoutSettingRow>(client, sql`SELECT * FROM payout_setting ORDER BY id DESC LIMIT ${limit}`);

/** Until COMMIT nobody else changes them: each new version is made from the one before it. */
export const lockPayoutSettings = (client: Queryable) =>
  rows(client, sql`SELECT pg_advisory_xact_lock(hashtextextended('payout_setting', 0))`);

export const insertPayoutSetting = (
  client: Queryable,
  { coolingOffHours, madeBy, at, why }: { coolingOffHours: number; madeBy: string; at: Date; why: string },
) =>
  execute(
    client,
    sql`INSERT INTO payout_setting (cooling_off_hours, made_by, made_at, why)
        VALUES (${coolingOffHours}, ${madeBy}, ${at}, ${why})`,
  );
