import { type Queryable, rows, sql } from '@/server/platform/db';
import type { PayoutEventKind, PayoutEventSource } from '../schema';

export type ContradictionRow = {
  attemptId: bigint;
  said: PayoutEventKind;
  source: PayoutEventSource;
  /** What is known, and who said so first. */
  known: PayoutEventKind;
  knownSource: PayoutEventSource;
  code: string | null;
  words: string | null;
  at: Date;
};

/** @returns false where the same was said before, by the same */
export const insertContradiction = (client: Queryable, of: ContradictionRow) =>
  rows(
    client,
    sql`INSERT INTO payout_contradiction (attempt_id, said, source, known, known_source, code, words, at)
        VALUES (${of.attemptId}, ${of.said}::payout_event_kind, ${of.source}::payout_event_source,
                ${of.known}::payout_event_kind, ${of.knownSource}::payout_event_source, ${of.code}, ${of.words}, ${of.at})
        ON CONFLICT DO NOTHING RETURNING id`,
  ).then((made) => made.length === 1);

export const findContradictions = (client: Queryable, attemptIds: bigint[]) =>
  rows<ContradictionRow>(
    client,
    sql`SELECT attempt_id AS "attemptId", said, source, known, known_source AS "knownSource", code, words, at
          FROM payout_contradiction WHERE attempt_id = ANY(${attemptIds}::bigint[]) ORDER BY id`,
  );

/** Of disbursements `d`: when the bank said last that it has, or has executed, what counts as failed since. */
export const contradictedAt = sql`(SELECT max(c.at) FROM payout_contradiction c JOIN payout_attempt t ON t.id = c.attempt_id
  WHERE t.disbursement_id = d.id AND c.said IN ('accepted', 'paid')
   AND NOT EXISTS (SELECT FROM payout_event e WHERE e.attempt_id = t.id AND e.kind IN ('paid', 'returned') AND e.at >= c.at)) AS "contradictedAt"`;
