import type { DisbursementStatus } from '@/server/disbursements/schema';
import type { LocalDate } from '@/server/kernel/calendar';
import type { PayableKind } from '@/server/payables/schema';
import { empty, type Queryable, readerFor, rows, sql } from '@/server/platform/db';
import type { MessageKind, QuestionStatus } from './schema';

export type QuestionRow = {
  id: bigint;
  merchant_id: bigint;
  merchant_reference: string;
  merchant_name: string;
  disbursement_id: bigint;
  period_from: LocalDate;
  period_to: LocalDate;
  disbursement_status: DisbursementStatus;
  payable_id: bigint | null;
  kind: PayableKind | null;
  source_id: bigint | null;
  external_reference: string | null;
  status: QuestionStatus;
  moved_at: Date;
  created_at: Date;
  messages: number;
  last_text: string;
};

const questions = sql`
  SELECT q.id, q.merchant_id, m.reference AS merchant_reference, m.name AS merchant_name, q.disbursement_id, d.period_from,
         d.period_to, d.status AS disbursement_status, q.payable_id, p.kind, p.source_id, o.external_reference, q.status,
         q.moved_at, q.created_at, said.messages, said.last_text
    FROM question q
    JOIN merchant m ON m.id = q.merchant_id
    JOIN disbursement d ON d.id = q.disbursement_id
    LEFT JOIN payable p ON p.id = q.payable_id
    LEFT JOIN "order" o ON o.id = CASE p.kind WHEN 'capture' THEN p.source_id ELSE p.order_id END
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS messages, (array_agg(s.text ORDER BY s.id DESC) FILTER (WHERE s.text IS NOT NULL))[1] AS last_text
        FROM question_message s WHERE s.question_id = q.id) said`;

type Filter = { status: QuestionStatus | undefined; merchantId: bigint | null; disbursementId: string | undefined };

/** What waits, the longest waiting first; otherwise what moved last is first. One row more than `limit`. */
export const listQuestions = (filter: Filter, limit: number, after: readonly [movedAt: string, id: string] | null) => {
  const isQueue = filter.status === 'open';
  return rows<QuestionRow>(
    readerFor(filter.merchantId),
    sql`${questions}
         WHERE true
           ${filter.status === undefined ? empty : sql`AND q.status = ${filter.status}::question_status`}
           ${filter.merchantId === null ? empty : sql`AND q.merchant_id = ${filter.merchantId}`}
           ${filter.disbursementId === undefined ? empty : sql`AND q.disbursement_id = ${filter.disbursementId}::bigint`}
           ${after === null ? empty : sql`AND (q.moved_at, q.id) ${isQueue ? sql`>` : sql`<`} (${after[0]}::timestamptz, ${after[1]}::bigint)`}
         ORDER BY ${isQueue ? sql`q.moved_at, q.id` : sql`q.moved_at DESC, q.id DESC`} LIMIT ${limit + 1}`,
  );
};

/** @param client where it is read: a merchant's reader, or the transaction that changed it */
export const findQuestion = (client: Queryable, merchantId: bigint | null, id: string | bigint) =>
  rows<QuestionRow>(
    client,
    sql`${questions} WHERE q.id = ${id}::bigint ${merchantId === null ? empty : sql`AND q.merchant_id = ${merchantId}`}`,
  ).then((found) => found[0] ?? null);

export type MessageRow = {
  id: bigint;
  kind: MessageKind;
  text: string | null;
  is_ours: boolean;
  said_by_name: string;
  at: Date;
};

/** All that was said, the oldest first. */
export const listMessages = (client: Queryable, questionId: bigint) =>
  rows<MessageRow>(
    client,
    sql`SELECT id, kind, text, is_ours, said_by_name, at FROM question_message WHERE question_id = ${questionId} ORDER BY id`,
  );

/** How many wait for an answer, up to `most`. */
export const countOpen = (most: number) =>
  rows<{ open: number }>(
    readerFor(null),
    sql`SELECT count(*)::int AS open FROM (SELECT FROM question WHERE status = 'open' LIMIT ${most}) waiting`,
  ).then(([found]) => found?.open ?? 0);

type Subject = { merchantId: bigint; disbursementId: string; payableId: string | null };

/** Begins a conversation where there is none about this; two that begin it at once begin one. */
export async function beginQuestion(
  client: Queryable,
  subject: Subject,
  at: Date,
): Promise<{ id: bigint; isNew: boolean }> {
  const { merchantId, disbursementId, payableId } = subject;
  const [begun] = await rows<{ id: bigint }>(
    client,
    sql`INSERT INTO question (merchant_id, disbursement_id, payable_id, moved_at, created_at)
        VALUES (${merchantId}, ${disbursementId}::bigint, ${payableId}::bigint, ${at}, ${at})
        ON CONFLICT DO NOTHING RETURNING id`,
  );
  if (begun) return { id: begun.id, isNew: true };
  const [there] = await rows<{ id: bigint }>(
    client,
    sql`SELECT id FROM question
         WHERE disbursement_id = ${disbursementId}::bigint AND payable_id IS NOT DISTINCT FROM ${payableId}::bigint`,
  );
  if (!there) throw new Error('a question is neither there nor new');
  return { id: there.id, isNew: false };
}

/** Until COMMIT nothing else is said in it: what is decided by its state stays true. Null: there is none. */
export const lockQuestion = (client: Queryable, merchantId: bigint | null, id: string) =>
  rows<{ id: bigint; merchant_id: bigint; status: QuestionStatus }>(
    client,
    sql`SELECT id, merchant_id, status FROM question
         WHERE id = ${id}::bigint ${merchantId === null ? empty : sql`AND merchant_id = ${merchantId}`} FOR UPDATE`,
  ).then((found) => found[0] ?? null);

export type NewMessage = {
  questionId: bigint;
  merchantId: bigint;
  kind: MessageKind;
  text: string | null;
  isOurs: boolean;
  saidBy: string;
  saidByName: string;
  at: Date;
};

/** Says something; a trigger moves the conversation to what follows from it. @returns the id of the message */
export const insertMessage = (client: Queryable, message: NewMessage) =>
  rows<{ id: bigint }>(
    client,
    sql`INSERT INTO question_message (question_id, merchant_id, kind, text, is_ours, said_by, said_by_name, at)
        VALUES (${message.questionId}, ${message.merchantId}, ${message.kind}::question_message_kind, ${message.text},
                ${message.isOurs}, ${message.saidBy}, ${message.saidByName}, ${message.at})
        RETURNING id`,
  ).then(([made]) => (made as { id: bigint }).id);

/** Who of the merchant asked: `user:…`, `key:…`. */
export const findAskers = (client: Queryable, questionId: bigint) =>
  rows<{ said_by: string }>(
    client,
    sql`SELECT DISTINCT said_by FROM question_message
         WHERE question_id = ${questionId} AND kind = 'asked' AND NOT is_ours`,
  ).then((found) => found.map(({ said_by }) => said_by));
