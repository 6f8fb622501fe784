import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import pg from 'pg';
import { liveKeys } from '@/server/identity/store/keys';
import { ACCEPT } from '@/server/payments/store/accepting';
import { stuckSince } from '@/server/payments/store/dead-letters';
import { paymentInFull } from '@/server/payments/store/payment-in-full';

/**
 * The yardstick: the same statements as the product's, on a bare `node:http` and a pool of the same size. It looks the key
 * up and believes the rest: nothing is validated, limited, measured or shaped.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

createServer((request, response) => {
  if (request.url === '/healthz') return response.end();
  answer(request).then(
    (body) => response.writeHead(request.method === 'POST' ? 202 : 200, JSON_TYPE).end(body),
    // Who asked has gone: the measuring ends in the middle of calls.
    () => response.destroy(),
  );
}).listen(Number(process.env.PORT), '127.0.0.1');

const JSON_TYPE = { 'content-type': 'application/json' };

async function answer(request: IncomingMessage): Promise<string> {
  const { text, values } = liveKeys([hashOf(String(request.headers.authorization?.slice(7)))], new Date());
  const [key] = (await pool.query(text, values)).rows;
  return request.method === 'POST' ? accept(request, key) : look(String(request.url));
}

async function accept(request: IncomingMessage, key: { id: string; name: string }): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const { merchant, method, description, amount, card } = JSON.parse(text);
  const idempotencyKey = request.headers['idempotency-key'];
  const last4 = card.cardNumber.slice(-4);
  const shown = { brand: 'visa', last4, holder: card.holder, expiry: card.expiry };
  const payment = {
    ...{ kind: 'key', id: key.id, name: key.name, requestId: idempotencyKey, ip: '127.0.0.1' },
    ...{ idempotencyKey, key: idempotencyKey, hash: hashOf(text), at: new Date(), merchantReference: merchant },
    ...{ method, description, amountMinor: amount.amount, currency: amount.currency, ...shown },
    ...{ provider: 'simulator', token: 'sim_ok' },
    restOfAnswer: JSON.stringify({ orderId: null, method, description, amount, card: shown, status: 'created' }).slice(
      1,
    ),
    audited: JSON.stringify({ method, amount, card: shown, status: 'created' }),
  };
  const values = [JSON.stringify([payment])];
  const { rows } = await pool.query({ name: 'accept-payments', text: ACCEPT, values });
  return rows[0].answer;
}

async function look(url: string): Promise<string> {
  const id = url.slice(url.lastIndexOf('/') + 1);
  const [found] = await Promise.all(
    [paymentInFull(null, id), stuckSince(BigInt(id))].map(({ text, values }) => pool.query(text, values)),
  );
  return JSON.stringify(found?.rows[0]);
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
