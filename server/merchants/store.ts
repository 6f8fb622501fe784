import type { CurrencyCode } from '@/server/kernel/currency';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import { empty, pool, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { ScheduleName } from './domain/default-schedules';
import { FROM_THE_BEGINNING } from './domain/fee-versions';
import { tiersShape } from './domain/tiers';
import type { ListMerchantsInput } from './schema';

export type MerchantRow = {
  id: bigint;
  reference: string;
  name: string;
  email: string | null;
  company_id: string | null;
  live_on: string | null;
  disbursement_frequency: 'daily' | 'weekly';
  disbursement_weekdays: number[] | null;
  minimum_monthly_fee_minor: bigint;
  currency: CurrencyCode;
  time_zone: string;
  status: 'onboarding' | 'active' | 'on_hold' | 'closed';
  deliver_after_seconds: number | null;
  settled_through: string | null;
  minimum_payout_minor: bigint;
  reserve_ppm: number;
  reserve_days: number;
  deducts_monthly_fee: boolean;
  created_at: Date;
};

/** One row more than `limit`, in the order of references, after the reference `after`. */
export const listMerchants = (
  scope: bigint | null,
  { limit, status, search }: Omit<ListMerchantsInput, 'cursor'>,
  after: string | null,
) =>
  rows<MerchantRow>(
    readerFor(scope),
    sql`SELECT * FROM merchant
         WHERE true
           ${scope === null ? empty : sql`AND id = ${scope}`}
           ${status === undefined ? empty : sql`AND status = ${status}::merchant_status`}
           ${search ? sql`AND (strpos(lower(reference), lower(${search})) > 0 OR strpos(lower(name), lower(${search})) > 0)` : empty}
           ${after === null ? empty : sql`AND reference > ${after}`}
         ORDER BY reference LIMIT ${limit + 1}`,
  );

export const findMerchant = (scope: bigint | null, reference: string) =>
  rows<MerchantRow>(
    readerFor(scope),
    sql`SELECT * FROM merchant WHERE reference = ${reference} ${scope === null ? empty : sql`AND id = ${scope}`}`,
  ).then((found) => found[0] ?? null);

/** Until COMMIT no other change comes in between. */
export const lockMerchant = (client: Queryable, reference: string) =>
  rows<MerchantRow>(client, sql`SELECT * FROM merchant WHERE reference = ${reference} FOR NO KEY UPDATE`).then(
    (found) => found[0] ?? null,
  );

export const updateDeliverAfter = (client: Queryable, id: bigint, seconds: number | null) =>
  rows<MerchantRow>(
    client,
    sql`UPDATE merchant SET deliver_after_seconds = ${seconds} WHERE id = ${id} RETURNING *`,
  ).then((updated) => updated[0] as MerchantRow);

export type Terms = {
  disbursementFrequency: MerchantRow['disbursement_frequency'];
  disbursementWeekdays: number[] | null;
  minimumPayoutMinor: bigint;
  minimumMonthlyFeeMinor: bigint;
  deductsMonthlyFee: boolean;
  reservePpm: number;
  reserveDays: number;
};

export const updateTerms = (client: Queryable, id: bigint, terms: Terms) =>
  rows<MerchantRow>(
    client,
    sql`UPDATE merchant SET disbursement_frequency = ${terms.disbursementFrequency}::disbursement_frequency,
               disbursement_weekdays = ${terms.disbursementWeekdays}::smallint[],
               minimum_payout_minor = ${terms.minimumPayoutMinor},
               minimum_monthly_fee_minor = ${terms.minimumMonthlyFeeMinor},
               deducts_monthly_fee = ${terms.deductsMonthlyFee}, reserve_ppm = ${terms.reservePpm},
               reserve_days = ${terms.reserveDays}
         WHERE id = ${id} RETURNING *`,
  ).then((updated) => updated[0] as MerchantRow);

export const findMerchantById = (id: bigint) =>
  rows<MerchantRow>(pool(), sql`SELECT * FROM merchant WHERE id = ${id}`).then((found) => found[0] ?? null);

export const findMerchantsById = (ids: bigint[], client: Queryable = pool()) =>
  rows<MerchantRow>(client, sql`SELECT * FROM merchant WHERE id = ANY(${ids}::bigint[]) ORDER BY id`);

/** What the money's way needs to know of merchants, by their references or ids. */
export type MerchantFacts = { id: bigint; reference: string; currency: CurrencyCode; timeZone: string };

export const findFactsByReference = (client: Queryable, references: string[]) =>
  rows<MerchantFacts>(
    client,
    sql`SELECT id, reference, currency, time_zone AS "timeZone" FROM merchant WHERE reference = ANY(${references}::text[])`,
  );

export type NewMerchant = {
  reference: string;
  name: string;
  email: string | null;
  companyId: string | null;
  liveOn: string | null;
  disbursementFrequency: 'daily' | 'weekly';
  minimumMonthlyFeeMinor: bigint;
  currency: string;
  timeZone: string;
  status: MerchantRow['status'];
};

/** Adds those whose reference is new; returns them with the ids that they got. */
export function insertNewMerchants(client: Queryable, merchants: NewMerchant[]) {
  const column = <Key extends keyof NewMerchant>(key: Key) => merchants.map((merchant) => merchant[key]);
  return rows<{ id: bigint; reference: string }>(
    client,
    sql`INSERT INTO merchant (reference, name, email, company_id, live_on, disbursement_frequency,
                              minimum_monthly_fee_minor, currency, time_zone, status)
        SELECT * FROM unnest(
          ${column('reference')}::text[], ${column('name')}::text[], ${column('email')}::text[],
          ${column('companyId')}::text[], ${column('liveOn')}::date[],
          ${column('disbursementFrequency')}::disbursement_frequency[], ${column('minimumMonthlyFeeMinor')}::bigint[],
          ${column('currency')}::text[], ${column('timeZone')}::text[], ${column('status')}::merchant_status[])
        ON CONFLICT (reference) DO NOTHING RETURNING id, reference`,
  );
}

export type FeeVersion = {
  id: bigint;
  merchantId: bigint | null;
  currency: string;
  startsOn: string;
  tiers: FeeTier[];
  dueDays: number;
};

/** Every version of the schedules of that name, of these merchants and of all, of these currencies, newest first. */
export async function findFeeVersions(
  client: Queryable,
  name: ScheduleName,
  merchantIds: bigint[],
  currencies: string[],
): Promise<FeeVersion[]> {
  const found = await rows<Omit<FeeVersion, 'tiers'> & { tiers: unknown }>(
    client,
    sql`SELECT v.id, s.merchant_id AS "merchantId", s.currency, v.starts_on AS "startsOn", v.tiers,
               v.due_days AS "dueDays"
          FROM fee_version v JOIN fee_schedule s ON s.id = v.schedule_id
         WHERE s.name = ${name} AND s.currency = ANY(${currencies}::text[])
           AND (s.merchant_id IS NULL OR s.merchant_id = ANY(${merchantIds}::bigint[]))
         ORDER BY v.starts_on DESC, v.version DESC`,
  );
  return found.map((version) => ({ ...version, tiers: tiersShape.parse(version.tiers) }));
}

/** The tiers of these versions, by their ids. */
export const findTiersOfVersion = async (ids: bigint[], client: Queryable = pool()) =>
  new Map(
    (
      await rows<{ id: bigint; tiers: unknown }>(
        client,
        sql`SELECT id, tiers FROM fee_version WHERE id = ANY(${ids}::bigint[])`,
      )
    ).map(({ id, tiers }) => [id, tiersShape.parse(tiers)]),
  );

/** Which version of which fee schedule it is, with its tiers; null when there is none. */
export const findFeeRule = (id: bigint) =>
  rows<{ schedule: string; version: number; isOwn: boolean; tiers: unknown }>(
    pool(),
    sql`SELECT s.name AS schedule, v.version, s.merchant_id IS NOT NULL AS "isOwn", v.tiers
          FROM fee_version v JOIN fee_schedule s ON s.id = v.schedule_id WHERE v.id = ${id}`,
  ).then(([found]) => (found ? { ...found, tiers: tiersShape.parse(found.tiers) } : null));

/** The same of many, by their ids. */
export const findFeeRules = (ids: readonly bigint[]) =>
  rows<{
    id: bigint;
    scheduleId: bigint;
    schedule: string;
    currency: string;
    version: number;
    isOwn: boolean;
    tiers: unknown;
  }>(
    pool(),
    sql`SELECT v.id, s.id AS "scheduleId", s.name AS schedule, s.currency, v.version, s.merchant_id IS NOT NULL AS "isOwn", v.tiers
          FROM fee_version v JOIN fee_schedule s ON s.id = v.schedule_id WHERE v.id = ANY(${ids}::bigint[]) ORDER BY v.id`,
  ).then((found) => new Map(found.map((rule) => [rule.id, { ...rule, tiers: tiersShape.parse(rule.tiers) }])));

/** Makes the default schedule of a name and currency, with its first version; null when it is there already. */
export async function ensureDefaultSchedule(
  client: Queryable,
  name: ScheduleName,
  currency: string,
  { tiers, dueDays }: { tiers: FeeTier[]; dueDays: number },
): Promise<bigint | null> {
  const [made] = await rows<{ id: bigint }>(
    client,
    sql`WITH schedule AS (
          INSERT INTO fee_schedule (name, currency) VALUES (${name}, ${currency})
          ON CONFLICT (merchant_id, currency, name) DO NOTHING RETURNING id)
        INSERT INTO fee_version (schedule_id, version, starts_on, tiers, due_days)
        SELECT id, 1, ${FROM_THE_BEGINNING}::date, ${JSON.stringify(tiersShape.encode(tiers))}::jsonb, ${dueDays} FROM schedule
        RETURNING schedule_id AS id`,
  );
  return made?.id ?? null;
}

/** The ids of those with these references, or of all, in order. */
export const findIds = (references: string[] | undefined) =>
  rows<{ id: bigint; reference: string }>(
    pool(),
    sql`SELECT id, reference FROM merchant ${references === undefined ? empty : sql`WHERE reference = ANY(${references}::text[])`} ORDER BY id`,
  );
