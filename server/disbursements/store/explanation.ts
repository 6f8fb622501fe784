import type { LocalDate } from '@/server/kernel/calendar';
import type { PayableKind } from '@/server/payables/schema';
import { readerFor, rows, sql } from '@/server/platform/db';
import type { DisbursementRow } from './reading';

export type PartRow = {
  kind: PayableKind;
  fee_version_id: bigint | null;
  fee_tier: number | null;
  payables: number;
  gross_minor: bigint;
  fee_minor: bigint;
};

/** What a disbursement is made of: its payables by what they are, and by the rule of their fee. */
export const findParts = (of: DisbursementRow) =>
  rows<PartRow>(
    readerFor(of.merchant_id),
    sql`SELECT kind, fee_version_id, fee_tier, count(*)::int AS payables, sum(gross_minor)::bigint AS gross_minor,
               sum(fee_minor)::bigint AS fee_minor
          FROM payable
         WHERE merchant_id = ${of.merchant_id} AND currency = ${of.currency} AND due_on >= ${of.period_from} AND due_on < ${of.period_to}
         GROUP BY kind, fee_version_id, fee_tier ORDER BY kind, fee_version_id, fee_tier`,
  );

export type OwedOnRow = { id: bigint; due_on: LocalDate; disbursement_id: bigint | null };

/** The payable by which what a disbursement kept is owed on, and the disbursement that it is in; null: there is none yet. */
export const findOwedOn = (of: DisbursementRow) =>
  rows<OwedOnRow>(
    readerFor(of.merchant_id),
    sql`SELECT p.id, p.due_on, d.id AS disbursement_id
          FROM payable p LEFT JOIN disbursement d ON d.merchant_id = p.merchant_id AND d.currency = p.currency AND d.status <> 'cancelled'
                                                 AND daterange(d.period_from, d.period_to) @> p.due_on
         WHERE p.source_id = ${of.id} AND p.kind IN ('carried', 'reserve_released') AND p.merchant_id = ${of.merchant_id}
         ORDER BY p.id DESC`,
  );
