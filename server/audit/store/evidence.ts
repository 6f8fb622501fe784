import { pool, rows, sql } from '@/server/platform/db';
import type { AuditedObject, EntryRow } from './entries';

export type LinkedRow = EntryRow & { hash: string | null };

/** What happened to some objects, the oldest first, each with its place in its chain and the hash that it has there. */
export const listLinked = (objects: AuditedObject[]) =>
  rows<LinkedRow>(
    pool(),
    sql`SELECT e.*, m.reference AS merchant_reference, l.place, encode(l.hash, 'hex') AS hash FROM audit_entry e
          LEFT JOIN merchant m ON m.id = e.merchant_id LEFT JOIN audit_link l ON l.entry_id = e.id
         WHERE (e.object_type, e.object_id) IN (
                 SELECT * FROM unnest(${objects.map(({ type }) => type)}::text[], ${objects.map(({ id }) => id)}::text[]))
         ORDER BY e.id`,
  );
