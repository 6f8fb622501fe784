import { execute, type Queryable, rows, sql } from '@/server/platform/db';
import type { MerchantRow } from '../store';

export type HoldRow = {
  id: bigint;
  kind: 'staff' | 'risk';
  reason: string;
  placed_by: string;
  placed_at: Date;
  lifted_by: string | null;
  lifted_at: Date | null;
  lift_reason: string | null;
};

/** A merchant's holds: those that are not lifted first, then the newest. */
export const findHolds = (client: Queryable, merchantId: bigint) =>
  rows<HoldRow>(
    client,
    sql`SELECT * FROM merchant_hold WHERE merchant_id = ${merchantId} ORDER BY lifted_at IS NOT NULL, id DESC LIMIT 200`,
  );

type Placed = { kind: HoldRow['kind']; reason: string; placedBy: string; at: Date };

/** For several merchants at once. @returns how many got it: one that has an open hold of the kind keeps that */
export const insertHolds = (client: Queryable, merchantIds: bigint[], { kind, reason, placedBy, at }: Placed) =>
  execute(
    client,
    sql`INSERT INTO merchant_hold (merchant_id, kind, reason, placed_by, placed_at)
        SELECT id, ${kind}::hold_kind, ${reason}, ${placedBy}, ${at} FROM unnest(${merchantIds}::bigint[]) AS id
        ON CONFLICT (merchant_id, kind) WHERE lifted_at IS NULL DO NOTHING`,
  );

/** @returns the hold, or null where the merchant has none of this id that is open */
export const liftHold = (
  client: Queryable,
  merchantId: bigint,
  id: string,
  { by, at, reason }: { by: string; at: Date; reason: string },
) =>
  rows<HoldRow>(
    client,
    sql`UPDATE merchant_hold SET lifted_by = ${by}, lifted_at = ${at}, lift_reason = ${reason}
         WHERE id = ${id}::bigint AND merchant_id = ${merchantId} AND lifted_at IS NULL RETURNING *`,
  ).then(([lifted]) => lifted ?? null);

export const setStatus = (client: Queryable, id: bigint, from: MerchantRow['status'], to: MerchantRow['status']) =>
  execute(
    client,
    sql`UPDATE merchant SET status = ${to}::merchant_status WHERE id = ${id} AND status = ${from}::merchant_status`,
  );
