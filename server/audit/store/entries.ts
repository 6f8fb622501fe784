import { empty, join, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { EntryFilter } from '../schema';

export type EntryRow = {
  id: bigint;
  at: Date;
  merchant_id: bigint | null;
  merchant_reference: string | null;
  actor_kind: 'user' | 'key' | 'job';
  actor_id: string;
  actor_name: string;
  action: string;
  object_type: string;
  object_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  why: string | null;
  request_id: string | null;
  ip: string | null;
  user_agent: string | null;
  place: bigint | null;
};

/**
 * Whose entries are read: a merchant's own or (null) everybody's. `ownActors` are those whom the merchant may know by name:
 * nobody else can be searched for.
 */
export type Reach = { merchantId: bigint | null; ownActors: readonly string[] | null };

const entries = sql`SELECT e.*, m.reference AS merchant_reference, l.place FROM audit_entry e
  LEFT JOIN merchant m ON m.id = e.merchant_id LEFT JOIN audit_link l ON l.entry_id = e.id`;

/** One row more than `limit`, the latest first. `merchantId` narrows to one merchant's chain. */
export const listEntries = (
  { merchantId, ownActors }: Reach,
  filter: Omit<EntryFilter, 'merchant'>,
  limit: number,
  before: string | null,
  client: Queryable = readerFor(merchantId),
) => {
  const { who, action, objectType, objectId, from, to, text } = filter;
  const conditions = [
    merchantId === null ? empty : sql`AND e.merchant_id = ${merchantId}`,
    before === null ? empty : sql`AND e.id < ${before}::bigint`,
    who ? sql`AND (strpos(lower(e.actor_name), lower(${who})) > 0 OR e.actor_id = ${who})` : empty,
    who && ownActors ? sql`AND e.actor_kind || ':' || e.actor_id = ANY(${ownActors}::text[])` : empty,
    action ? sql`AND e.action = ${action}` : empty,
    objectType ? sql`AND e.object_type = ${objectType}` : empty,
    objectId ? sql`AND e.object_id = ${objectId}` : empty,
    from ? sql`AND e.at >= ${from}::date::timestamp AT TIME ZONE 'UTC'` : empty,
    to ? sql`AND e.at < (${to}::date + 1)::timestamp AT TIME ZONE 'UTC'` : empty,
    text
      ? sql`AND (strpos(lower(e.before::text), lower(${text})) > 0 OR strpos(lower(e.after::text), lower(${text})) > 0
                 OR strpos(lower(e.why), lower(${text})) > 0)`
      : empty,
  ];
  return rows<EntryRow>(
    client,
    sql`${entries} WHERE true ${join(conditions, ' ')} ORDER BY e.id DESC LIMIT ${limit + 1}`,
  );
};

export const findEntry = (merchantId: bigint | null, id: string) =>
  rows<EntryRow>(
    readerFor(merchantId),
    sql`${entries} WHERE e.id = ${id}::bigint ${merchantId === null ? empty : sql`AND e.merchant_id = ${merchantId}`}`,
  ).then((found) => found[0] ?? null);

export type AuditedObject = { type: string; id: string };

/** What happened to some objects, the oldest first. One row more than `limit`. */
export const listOfObjects = (merchantId: bigint | null, objects: AuditedObject[], limit: number) =>
  rows<EntryRow>(
    readerFor(merchantId),
    sql`${entries} WHERE (e.object_type, e.object_id) IN (
            SELECT * FROM unnest(${objects.map(({ type }) => type)}::text[], ${objects.map(({ id }) => id)}::text[]))
          ${merchantId === null ? empty : sql`AND e.merchant_id = ${merchantId}`}
        ORDER BY e.id LIMIT ${limit + 1}`,
  );
