import { empty, execute, pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { ReportEffect } from '../schema/reports';

export type ReportRow = {
  id: bigint;
  fileId: bigint;
  messageId: string;
  sha256: string;
  groupCode: string | null;
  receivedByName: string;
  receivedAt: Date;
  effects: Partial<Record<ReportEffect, number>>;
  transfers: number;
};

const reports = sql`
  SELECT r.id, r.file_id AS "fileId", r.message_id AS "messageId", r.sha256, r.group_code AS "groupCode",
         r.received_by_name AS "receivedByName", r.received_at AS "receivedAt", f.transfers,
         (SELECT coalesce(json_object_agg(effect, n), '{}')
            FROM (SELECT effect, count(*)::int AS n FROM payout_report_line WHERE report_id = r.id GROUP BY effect) e) AS effects
    FROM payout_report r JOIN payout_file f ON f.id = r.file_id`;

export const findReport = (client: Queryable, id: bigint) =>
  rows<ReportRow>(client, sql`${reports} WHERE r.id = ${id}`).then((found) => found[0] ?? null);

export const findReportByHash = (client: Queryable, sha256: string) =>
  rows<ReportRow>(client, sql`${reports} WHERE r.sha256 = ${sha256}`).then((found) => found[0] ?? null);

/** All that came of a file, the newest first. */
export const findReportsOf = (client: Queryable, fileId: bigint) =>
  rows<ReportRow>(client, sql`${reports} WHERE r.file_id = ${fileId} ORDER BY r.id DESC`);

export const findFileIdByMessage = (client: Queryable, messageId: string) =>
  rows<{ id: bigint }>(client, sql`SELECT id FROM payout_file WHERE message_id = ${messageId}`).then(
    (found) => found[0]?.id ?? null,
  );

type NewReport = {
  fileId: bigint;
  messageId: string;
  sha256: string;
  groupCode: string | null;
  contentSealed: string;
  receivedBy: string;
  receivedByName: string;
  at: Date;
};

/** @returns its id; null: the same was received before */
export const insertReport = (client: Queryable, of: NewReport) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO payout_report (file_id, message_id, sha256, group_code, content_sealed, received_by, received_by_name, received_at)
        VALUES (${of.fileId}, ${of.messageId}, ${of.sha256}, ${of.groupCode}, ${of.contentSealed}, ${of.receivedBy},
                ${of.receivedByName}, ${of.at}) ON CONFLICT (sha256) DO NOTHING RETURNING id`,
  ).then((made) => made[0]?.id ?? null);

export type NewLine = {
  reference: string;
  attemptId: bigint | null;
  code: string;
  reason: string | null;
  words: string | null;
  bankReference: string | null;
  effect: ReportEffect;
};

export const insertReportLines = (client: Queryable, reportId: bigint, lines: NewLine[]) =>
  execute(
    client,
    sql`INSERT INTO payout_report_line (report_id, position, reference, attempt_id, code, reason, words, bank_reference, effect)
        SELECT ${reportId}, n.at, n.reference, n.attempt_id, n.code, n.reason, n.words, n.bank_reference, n.effect
          FROM unnest(${lines.map((l) => l.reference)}::text[], ${lines.map((l) => l.attemptId)}::bigint[],
                      ${lines.map((l) => l.code)}::text[], ${lines.map((l) => l.reason)}::text[],
                      ${lines.map((l) => l.words)}::text[], ${lines.map((l) => l.bankReference)}::text[],
                      ${lines.map((l) => l.effect)}::payout_report_effect[])
               WITH ORDINALITY AS n (reference, attempt_id, code, reason, words, bank_reference, effect, at)`,
  );

export type ReportLineRow = Omit<NewLine, 'attemptId' | 'bankReference'> & {
  position: number;
  disbursementId: bigint | null;
  merchantName: string | null;
};

/** One row more than `limit`, in the order of the report. */
export const listReportLines = (reportId: bigint, limit: number, after: number | null) =>
  rows<ReportLineRow>(
    pool(),
    sql`SELECT l.position, l.reference, l.code, l.reason, l.words, l.effect, a.disbursement_id AS "disbursementId",
               m.name AS "merchantName"
          FROM payout_report_line l LEFT JOIN payout_attempt a ON a.id = l.attempt_id LEFT JOIN merchant m ON m.id = a.merchant_id
         WHERE l.report_id = ${reportId} ${after === null ? empty : sql`AND l.position > ${after}`}
         ORDER BY l.position LIMIT ${limit + 1}`,
  );
