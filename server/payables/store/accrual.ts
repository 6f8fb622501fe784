import type { LocalDate } from '@/server/kernel/calendar';
import { now } from '@/server/platform/clock';
import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { PayableKind } from '../schema';

/** What an order owes; many at once. */
export type NewCapture = {
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
 * Waits for runs and settlements of these merchants, and keeps new ones waiting until the transaction ends. Locked before
 * the days are looked up, so that a day found open is still open at COMMIT. Tells through which day each is settled.
 */
export const lockMerchantsForPayables = (client: Queryable, merchantIds: bigint[]) =>
  rows<{ id: bigint; time_zone: string; settled_through: LocalDate | null }>(
    client,
    sql`SELECT id, time_zone, settled_through FROM merchant
         WHERE id = ANY(${merchantIds}::bigint[]) ORDER BY id FOR KEY SHARE`,
  ).then((found) => new Map(found.map((merchant) => [merchant.id, merchant])));

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
export const insertCaptures = (client: Queryable, payables: NewCapture[]) => {
  const numbers = (key: keyof NewCapture) => `{${payables.map((payable) => payable[key]).join(',')}}`;
  return execute(
    client,
    sql`INSERT INTO payable (merchant_id, kind, source_id, currency, gross_minor, fee_minor, net_minor,
                             fee_version_id, fee_tier, due_on, natural_on, journal_id, created_at)
        SELECT merchant_id, 'capture', source_id, currency, gross_minor, fee_minor, net_minor,
               fee_version_id, fee_tier, due_on, natural_on, journal_id, ${now()}::timestamptz
          FROM unnest(${numbers('merchantId')}::bigint[], ${numbers('sourceId')}::bigint[], ${numbers('currency')}::text[],
                      ${numbers('grossMinor')}::bigint[], ${numbers('feeMinor')}::bigint[], ${numbers('netMinor')}::bigint[],
                      ${numbers('feeVersionId')}::bigint[], ${numbers('feeTier')}::smallint[],
                      ${numbers('dueOn')}::date[], ${numbers('naturalOn')}::date[], ${numbers('journalId')}::bigint[])
               AS new(merchant_id, source_id, currency, gross_minor, fee_minor, net_minor,
                      fee_version_id, fee_tier, due_on, natural_on, journal_id)`,
  );
};

/** What a payment owes, or what comes after it; one at a time. */
export type NewPayable = {
  kind: 'payment_capture' | 'refund' | 'dispute' | 'dispute_won';
  merchantId: bigint;
  sourceId: bigint;
  currency: string;
  grossMinor: bigint;
  feeMinor: bigint;
  netMinor: bigint;
  /** Null of a dispute, whose fee is the provider's. */
  feeVersionId: bigint | null;
  feeTier: number | null;
  dueOn: LocalDate;
  naturalOn: LocalDate;
  journalId: bigint;
  paymentId: bigint;
  orderId: bigint | null;
  customerReference: string | null;
};

export const insertPayable = (client: Queryable, p: NewPayable) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO payable (merchant_id, kind, source_id, currency, gross_minor, fee_minor, net_minor, fee_version_id,
                             fee_tier, due_on, natural_on, journal_id, payment_id, order_id, customer_reference, created_at)
        VALUES (${p.merchantId}, ${p.kind}::payable_kind, ${p.sourceId}, ${p.currency}, ${p.grossMinor}, ${p.feeMinor},
                ${p.netMinor}, ${p.feeVersionId}, ${p.feeTier}, ${p.dueOn}, ${p.naturalOn}, ${p.journalId},
                ${p.paymentId}, ${p.orderId}, ${p.customerReference}, ${now()}) RETURNING id`,
  ).then((found) => (found[0] as { id: bigint }).id);

/** What is owed because of disbursements; many at once. A second one of the same kind and source fails as a whole. */
export const insertOwedOn = (
  client: Queryable,
  owed: {
    kind: PayableKind;
    merchantId: bigint;
    sourceId: bigint;
    currency: string;
    grossMinor: bigint;
    feeMinor: bigint;
    dueOn: LocalDate;
    naturalOn: LocalDate;
    journalId: bigint;
  }[],
) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO payable (merchant_id, kind, source_id, currency, gross_minor, fee_minor, net_minor, due_on, natural_on,
                             journal_id, created_at)
        SELECT merchant_id, kind::payable_kind, source_id, currency, gross, fee, gross - fee, due_on, natural_on, journal_id, ${now()}
          FROM unnest(${owed.map((one) => one.merchantId)}::bigint[], ${owed.map((one) => one.kind)}::text[],
                      ${owed.map((one) => one.sourceId)}::bigint[], ${owed.map((one) => one.currency)}::text[],
                      ${owed.map((one) => one.grossMinor)}::bigint[], ${owed.map((one) => one.feeMinor)}::bigint[],
                      ${owed.map((one) => one.dueOn)}::date[], ${owed.map((one) => one.naturalOn)}::date[],
                      ${owed.map((one) => one.journalId)}::bigint[])
               WITH ORDINALITY AS new(merchant_id, kind, source_id, currency, gross, fee, due_on, natural_on, journal_id, place)
         ORDER BY place RETURNING id`,
  ).then((found) => found.map((row) => row.id));

export type OwedRow = {
  id: bigint;
  gross_minor: bigint;
  fee_minor: bigint;
  fee_version_id: bigint | null;
  fee_tier: number | null;
  due_on: LocalDate;
  natural_on: LocalDate;
  order_id: bigint | null;
  customer_reference: string | null;
};

/** What is owed because of one event, if it is. */
export const findOwed = (client: Queryable, kind: PayableKind, sourceId: bigint) =>
  rows<OwedRow>(
    client,
    sql`SELECT id, gross_minor, fee_minor, fee_version_id, fee_tier, due_on, natural_on, order_id, customer_reference
          FROM payable WHERE source_id = ${sourceId} AND kind = ${kind}::payable_kind`,
  ).then((found) => found[0] ?? null);

/** Those who would owe for the same event take turns, until the transaction ends: the second finds it owed. */
export const lockEvent = (client: Queryable, kind: PayableKind, sourceId: bigint) =>
  execute(client, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`payable/${kind}/${sourceId}`}, 0))`);
