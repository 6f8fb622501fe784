import { empty, type Queryable, rows, sql } from '@/server/platform/db';

export type PlanRow = {
  id: bigint;
  reference: string;
  name: string;
  tax_rate_ppm: number;
  retired_at: Date | null;
  created_at: Date;
  prices: { currency: string; amount: string; validFrom: string }[];
};

const first = <Row>(found: Row[]): Row | null => found[0] ?? null;
// Amounts leave the database as text: JSON's numbers end before bigint does.
const shown = sql`SELECT p.*, (
    SELECT coalesce(json_agg(json_build_object('currency', r.currency, 'amount', r.amount_minor::text,
                                               'validFrom', r.valid_from) ORDER BY r.valid_from DESC, r.currency), '[]')
      FROM plan_price r WHERE r.plan_id = p.id) AS prices
  FROM plan p`;

export const findPlan = (client: Queryable, reference: string) =>
  rows<PlanRow>(client, sql`${shown} WHERE p.reference = ${reference}`).then(first);

/** One row more than `limit`, by reference, after `after`. */
export const findPlans = (client: Queryable, limit: number, after: string | null) =>
  rows<PlanRow>(
    client,
    sql`${shown} ${after === null ? empty : sql`WHERE p.reference > ${after}`} ORDER BY p.reference LIMIT ${limit + 1}`,
  );

export type NewPlan = { reference: string; name: string; taxRatePpm: number };

/** Adds a plan, unless there is one of that reference: then null. */
export const insertPlan = (client: Queryable, { reference, name, taxRatePpm }: NewPlan, at: Date) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO plan (reference, name, tax_rate_ppm, created_at) VALUES (${reference}, ${name}, ${taxRatePpm}, ${at})
        ON CONFLICT (reference) DO NOTHING RETURNING id`,
  ).then(first);

/** Adds a price from a month on, unless that month has one in the currency: then null. */
export const insertPrice = (
  client: Queryable,
  planId: bigint,
  price: { currency: string; amountMinor: bigint; validFrom: string },
) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO plan_price (plan_id, currency, amount_minor, valid_from)
        VALUES (${planId}, ${price.currency}, ${price.amountMinor}, ${price.validFrom}::date)
        ON CONFLICT (plan_id, currency, valid_from) DO NOTHING RETURNING id`,
  ).then(first);

export const retirePlan = (client: Queryable, reference: string, at: Date) =>
  rows<{ id: bigint }>(
    client,
    sql`UPDATE plan SET retired_at = ${at} WHERE reference = ${reference} AND retired_at IS NULL RETURNING id`,
  ).then(first);
