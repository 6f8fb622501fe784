import { empty, execute, pool, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { Head } from '../domain/heads';

export type ExportRow = { id: bigint; at: Date; exported_by: string; heads: number; file_key: string };

export const insertExport = (
  client: Queryable,
  row: { at: Date; exportedBy: string; heads: number; fileKey: string; fileHash: string },
) =>
  rows<ExportRow>(
    client,
    sql`INSERT INTO audit_export (at, exported_by, heads, file_key, file_hash)
        VALUES (${row.at}, ${row.exportedBy}, ${row.heads}, ${row.fileKey}, ${row.fileHash}) RETURNING *`,
  ).then((made) => made[0] as ExportRow);

/** Keeps the heads that moved since they were last exported: of the others, the signed one is there already. */
export const insertSignedHeads = (client: Queryable, exportId: bigint, heads: (Head & { signature: Buffer })[]) =>
  execute(
    client,
    sql`INSERT INTO audit_head (tenant, place, hash, at, signature, export_id)
        SELECT n.*, ${exportId} FROM unnest(${heads.map((h) => h.tenant)}::bigint[], ${heads.map((h) => h.place)}::bigint[],
               ${heads.map((h) => h.hash)}::bytea[], ${heads.map((h) => h.at)}::timestamptz[],
               ${heads.map((h) => h.signature)}::bytea[]) AS n
        ON CONFLICT (tenant, place) DO NOTHING`,
  );

export const findExport = (id: string) =>
  rows<ExportRow>(pool(), sql`SELECT * FROM audit_export WHERE id = ${id}::bigint`).then((found) => found[0] ?? null);

export const findLatestExport = () =>
  rows<ExportRow>(pool(), sql`SELECT * FROM audit_export ORDER BY id DESC LIMIT 1`).then((found) => found[0] ?? null);

export type HeadRow = {
  tenant: bigint;
  merchant_reference: string | null;
  place: bigint;
  hash: Buffer;
  at: Date;
  signature: Buffer;
};

/** The latest exported head of each tenant. One row more than `limit`, in the order of tenants. */
export const listSignedHeads = (merchantId: bigint | null, limit: number, after: string | null) =>
  rows<HeadRow>(
    readerFor(merchantId),
    sql`SELECT DISTINCT ON (h.tenant) h.tenant, m.reference AS merchant_reference, h.place, h.hash, h.at, h.signature
          FROM audit_head h LEFT JOIN merchant m ON m.id = h.tenant
         WHERE true ${merchantId === null ? empty : sql`AND h.tenant = ${merchantId}`}
           ${after === null ? empty : sql`AND h.tenant > ${after}::bigint`}
         ORDER BY h.tenant, h.place DESC LIMIT ${limit + 1}`,
  );
