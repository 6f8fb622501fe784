import { type Queryable, rows, sql } from '@/server/platform/db';
import type { AttemptKind } from '../schema/states';

export type SimulatedCharge = {
  reference: string;
  kind: AttemptKind | 'charge';
  providerId: string;
  /** `not_arrived`: the network swallowed it so far. */
  outcome: 'succeeded' | 'declined' | 'failed' | 'not_arrived';
  code: string | null;
  words: string | null;
  calls: number;
  readyAt: Date;
};

const columns = sql`c.reference, c.kind, c.provider_id AS "providerId", c.outcome, c.code, c.words, c.calls, c.ready_at AS "readyAt"`;

/**
 * Does what is asked under a reference once: repeated, it gives what was done then. What did not arrive does so at the call
 * numbered `arrivesAtCall`.
 */
export const recordCharge = (
  client: Queryable,
  asked: Omit<SimulatedCharge, 'calls' | 'outcome'> & {
    outcome: 'succeeded' | 'declined' | 'failed';
    ofReference: string | null;
    token: string;
    amountMinor: bigint;
    currency: string;
    arrivesAtCall: number;
    at: Date;
  },
) =>
  rows<SimulatedCharge>(
    client,
    sql`INSERT INTO simulated_charge AS c (reference, kind, provider_id, of_reference, token, amount_minor, currency, outcome,
                                          code, words, created_at, ready_at)
        VALUES (${asked.reference}, ${asked.kind}, ${asked.providerId}, ${asked.ofReference}, ${asked.token},
                ${asked.amountMinor}, ${asked.currency}, ${asked.arrivesAtCall > 1 ? 'not_arrived' : asked.outcome},
                ${asked.code}, ${asked.words}, ${asked.at}, ${asked.readyAt})
        ON CONFLICT (reference) DO UPDATE
          SET calls = c.calls + 1,
              outcome = CASE WHEN c.outcome = 'not_arrived' AND c.calls + 1 >= ${asked.arrivesAtCall}::int
                             THEN ${asked.outcome} ELSE c.outcome END
        RETURNING ${columns}`,
  ).then((found) => found[0] as SimulatedCharge);

export const findCharge = (client: Queryable, reference: string) =>
  rows<SimulatedCharge>(client, sql`SELECT ${columns} FROM simulated_charge c WHERE c.reference = ${reference}`).then(
    (found) => found[0] ?? null,
  );
