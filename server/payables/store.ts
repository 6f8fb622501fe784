import type { LocalDate } from '@/server/kernel/calendar';
import { execute, type Queryable, rows, sql } from '@/server/platform/db';

export type NewPayable = {
  merchantId: bigint;
  sourceId: bigint;
  currency: string;
  grossMinor: bigint;
  feeMinor: bigint;
  netMinor: bigint;
  feeVersionId: bigint;
  feeTier: number;
  dueOn: LocalDate;
  naturalOn: LocalDate;
  journalId: bigint;
};

/**
 * Waits for runs that are closing a period of these merchants, and keeps new ones waiting until the transaction ends.
 * Locked before the days are looked up, so that a day found open is still open at COMMIT.
 */
export const lockMerchantsForPayables = (client: Queryable, merchantIds: bigint[]) =>
  execute(client, sql`SELECT FROM merchant WHERE id = ANY(${merchantIds}::bigint[]) ORDER BY id FOR KEY SHARE`);

/** For each merchant and day, that day or the next one that no disbursement has closed; in the order asked for. */
export const findOpenDays = (client: Queryable, asked: { merchantId: bigint; day: LocalDate }[]) =>
  rows<{ day: LocalDate }>(
    client,
    sql`SELECT next_open_day(merchant_id, day) AS day
          FROM unnest(${asked.map((a) => a.merchantId)}::bigint[], ${asked.map((a) => a.day)}::date[])
               WITH ORDINALITY AS asked(merchant_id, day, position)
         ORDER BY position`,
  ).then((found) => found.map((row) => row.day));

/** A payable that is there already (same kind and source) makes the whole statement fail: nothing is owed twice. */
export const insertCaptures = (client: Queryable, payables: NewPayable[]) => {
  const numbers = (key: keyof NewPayable) => `{${payables.map((payable) => payable[key]).join(',')}}`;
  return execute(
    client,
    sql`INSERT INTO payable (merchant_id, kind, source_id, currency, gross_minor, fee_minor, net_minor,
                             fee_version_id, fee_tier, due_on, natural_on, journal_id)
        SELECT merchant_id, 'capture', source_id, currency, gross_minor, fee_minor, net_minor,
               fee_version_id, fee_tier, due_on, natural_on, journal_id
          FROM unnest(${numbers('merchantId')}::bigint[], ${numbers('sourceId')}::bigint[], ${numbers('currency')}::text[],
                      ${numbers('grossMinor')}::bigint[], ${numbers('feeMinor')}::bigint[], ${numbers('netMinor')}::bigint[],
                      ${numbers('feeVersionId')}::bigint[], ${numbers('feeTier')}::smallint[],
                      ${numbers('dueOn')}::date[], ${numbers('naturalOn')}::date[], ${numbers('journalId')}::bigint[])
               AS new(merchant_id, source_id, currency, gross_minor, fee_minor, net_minor,
                      fee_version_id, fee_tier, due_on, natural_on, journal_id)`,
  );
};
