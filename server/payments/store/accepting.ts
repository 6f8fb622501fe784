import { rethrow } from '@/server/platform/database-away';
import { pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { RequestContext } from '@/server/platform/request-context';
import { together } from '@/server/platform/together';
import type { PaymentMethod } from '../schema/states';

/** Payments in one statement, and statements under way in one process. */
const MOST_TOGETHER = 64;
const MOST_UNDER_WAY = 2;

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

/** Accepts payments, each as `accept_payment` in the migration does: in order, so that the second of two that are alike finds the first. */
export const ACCEPT = `SELECT p.n::int, c.verdict, c.payment_id AS "paymentId", c.answer
  FROM ROWS FROM (json_to_recordset($1) AS (
         kind text, id text, name text, "requestId" text, ip text, "userAgent" text, "idempotencyKey" text, key text, hash text,
         at timestamptz, "merchantId" bigint, "merchantReference" text, method payment_method, description text,
         "amountMinor" bigint, currency text, "customerReference" text, brand text, last4 text, holder text, expiry text,
         transfer text, provider text, token text, "restOfAnswer" text, audited text)) WITH ORDINALITY
       AS p (kind, id, name, request_id, ip, user_agent, idempotency_key, key, hash, at, merchant_id, merchant_reference, method,
             description, amount_minor, currency, customer_reference, brand, last4, holder, expiry, transfer, provider, token,
             rest_of_answer, audited, n)
 CROSS JOIN LATERAL accept_payment(kind, id, name, request_id, ip, user_agent, idempotency_key, key, hash, at, merchant_id,
         merchant_reference, method, description, amount_minor, currency, customer_reference, brand, last4, holder, expiry,
         transfer::jsonb, provider, token, rest_of_answer, audited::jsonb) c`;

/**
 * Accepts a payment. Those that wait at the same moment go together, in one statement and one commit: which costs little more
 * than one of them would. Where one of them fails, each is tried alone.
 */
export const acceptPayment: (payment: NewPayment) => Promise<Claim> = together(
  acceptAll,
  MOST_TOGETHER,
  MOST_UNDER_WAY,
);

async function acceptAll(payments: NewPayment[]): Promise<Claim[]> {
  // In the order of their keys: two statements that take the same keys never wait for each other.
  const order = payments.map((_, n) => n).sort((a, b) => compareKeys(payments[a], payments[b]));
  const values = [JSON.stringify(order.map((n) => asRow(payments[n] as NewPayment)))];
  // Named: planned once per connection.
  const { rows: found } = await pool()
    .query<Claim & { n: number }>({ name: 'accept-payments', text: ACCEPT, values })
    .catch(rethrow);
  const claims: Claim[] = [];
  for (const { n, ...claim } of found) claims[order[n - 1] as number] = claim;
  return claims;
}

const compareKeys = (a: NewPayment | undefined, b: NewPayment | undefined): number => {
  const [one, other] = [a?.idempotencyKey ?? a?.key ?? '', b?.idempotencyKey ?? b?.key ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
};

const asRow = ({ actor: { kind, id, name }, from, card, amountMinor, merchantId, ...rest }: NewPayment) => ({
  ...{ kind, id, name },
  ...from,
  ...card,
  ...rest,
  // JSON rounds what is large, as text it does not.
  amountMinor: amountMinor.toString(),
  merchantId: merchantId?.toString() ?? null,
});

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
