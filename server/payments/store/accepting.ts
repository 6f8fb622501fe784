import { rethrow } from '@/server/platform/database-away';
import { pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { RequestContext } from '@/server/platform/request-context';
import type { PaymentMethod } from '../schema/states';

/** What became of a request: `repeated` gets the answer of the first, `reused` was another request under the same key. */
export type Claim = {
  verdict: 'new' | 'repeated' | 'reused' | 'no_merchant' | 'merchant_closed';
  paymentId: bigint | null;
  answer: string | null;
};

/** What is kept of a card. */
export type KeptCard = { brand: string; last4: string; holder: string; expiry: string };

export type NewPayment = {
  actor: { kind: string; id: string; name: string };
  from: RequestContext;
  idempotencyKey: string | null;
  key: string | null;
  hash: string;
  at: Date;
  merchantId: bigint | null;
  merchantReference: string | null;
  method: PaymentMethod;
  description: string;
  amountMinor: bigint;
  currency: string;
  customerReference: string | null;
  card: KeptCard | null;
  transfer: string | null;
  provider: string;
  token: string;
  restOfAnswer: string;
  audited: string;
};

const ACCEPT = `SELECT verdict, payment_id AS "paymentId", answer
  FROM accept_payment($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)`;

/** Accepts a payment, in one statement and one round trip: see `accept_payment` in the migration. */
export async function acceptPayment(payment: NewPayment): Promise<Claim> {
  const { actor, from, card } = payment;
  const values = [
    actor.kind,
    actor.id,
    actor.name,
    from.requestId,
    from.ip,
    from.userAgent,
    payment.idempotencyKey,
    payment.key,
    payment.hash,
    payment.at,
    payment.merchantId,
    payment.merchantReference,
    payment.method,
    payment.description,
    payment.amountMinor,
    payment.currency,
    payment.customerReference,
    card?.brand,
    card?.last4,
    card?.holder,
    card?.expiry,
    payment.transfer,
    payment.provider,
    payment.token,
    payment.restOfAnswer,
    payment.audited,
  ];
  // Named: planned once per connection.
  const statement = { name: 'accept-payment', text: ACCEPT, values };
  const { rows: claims } = await pool().query<Claim>(statement).catch(rethrow);
  return claims[0] as Claim;
}

/** Takes the keys of a request whose effect is in the caller's transaction. */
export const claimRequest = (
  client: Queryable,
  claim: {
    actorKey: string;
    idempotencyKey: string | null;
    hash: string;
    merchantId: bigint;
    key: string | null;
    paymentId: bigint;
    answer: string;
    at: Date;
  },
) =>
  rows<Claim>(
    client,
    sql`SELECT verdict, payment_id AS "paymentId", answer
          FROM claim_payment_request(${claim.actorKey}, ${claim.idempotencyKey}, ${claim.hash}, ${claim.merchantId},
                                     ${claim.key}, ${claim.paymentId}, ${claim.answer}, ${claim.at})`,
  ).then((found) => found[0] as Claim);

/** The first answer to a request with this business key; null: there was none. */
export const findRequest = (client: Queryable, merchantId: bigint, key: string) =>
  rows<{ hash: string; paymentId: bigint; answer: string }>(
    client,
    sql`SELECT request_hash AS hash, payment_id AS "paymentId", answer FROM payment_request
         WHERE merchant_id = ${merchantId} AND key = ${key}`,
  ).then((found) => found[0] ?? null);
