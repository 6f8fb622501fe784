import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A stand-in for Stripe's HTTP API, written from its documented answers: PaymentMethods, PaymentIntents captured by hand,
 * their search, refunds, and idempotency keys. For tests; it hears card numbers and keeps none.
 */
export type StripeDouble = { url: string; intents: Map<string, Intent>; calls: string[]; stop(): Promise<void> };

type Intent = {
  id: string;
  object: 'payment_intent';
  status: string;
  amount: number;
  currency: string;
  metadata: Record<string, string>;
  payment_method: string;
  last_payment_error?: object;
};
type Answer = { status: number; body: object };

/** Behaviours by Stripe's own test numbers, and two of ours for what the network does. */
const declines: Record<string, string> = {
  '4000000000000002': 'generic_decline',
  '4000000000009995': 'insufficient_funds',
};
const LOST = '4000000000002008';
const REFUND_FAILS = '4000000000005126';

export async function startStripeDouble(): Promise<StripeDouble> {
  const intents = new Map<string, Intent>();
  const methods = new Map<string, string>();
  const refunds: { id: string; payment_intent: string; status: string; metadata: Record<string, string> }[] = [];
  const answers = new Map<string, { request: string; answer: Answer }>();
  const calls: string[] = [];
  let count = 0;

  function act(method: string, path: string, body: URLSearchParams): Answer {
    const metadata = { reference: body.get('metadata[reference]') ?? '' };
    if (path === '/v1/payment_methods') {
      const number = body.get('card[number]') ?? '';
      if (number === '4000000000000119') return problem(402, 'card_error', 'processing_error');
      const kind = declines[number] ?? (number === LOST ? 'lost' : number === REFUND_FAILS ? 'refund_fails' : 'ok');
      const id = `pm_${++count}`;
      methods.set(id, kind);
      return { status: 200, body: { id, object: 'payment_method', type: 'card' } };
    }
    if (method === 'GET' && path === '/v1/payment_intents/search') {
      const reference = /metadata\['reference'\]:'([^']+)'/.exec(body.get('query') ?? '')?.[1];
      const data = [...intents.values()].filter((intent) => intent.metadata.reference === reference);
      return { status: 200, body: { object: 'search_result', data, has_more: false, next_page: null, url: path } };
    }
    if (path === '/v1/payment_intents') {
      const kind = methods.get(body.get('payment_method') ?? '') ?? 'ok';
      const intent: Intent = {
        id: `pi_${++count}`,
        object: 'payment_intent',
        status:
          kind in Object.fromEntries(Object.values(declines).map((d) => [d, 1]))
            ? 'requires_payment_method'
            : body.get('capture_method') === 'automatic'
              ? 'succeeded'
              : 'requires_capture',
        amount: Number(body.get('amount')),
        currency: body.get('currency') ?? '',
        metadata,
        payment_method: body.get('payment_method') ?? '',
      };
      intents.set(intent.id, intent);
      if (intent.status !== 'requires_payment_method') return { status: 200, body: intent };
      const error = {
        type: 'card_error',
        code: 'card_declined',
        decline_code: kind,
        message: 'Your card was declined.',
      };
      intent.last_payment_error = error;
      return { status: 402, body: { error: { ...error, payment_intent: intent } } };
    }
    const [, id = '', verb] = /^\/v1\/payment_intents\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const intent = intents.get(id);
    if (intent) {
      const next = { capture: 'succeeded', cancel: 'canceled' }[verb ?? ''];
      if (next && intent.status !== 'requires_capture')
        return problem(400, 'invalid_request_error', 'payment_intent_unexpected_state');
      if (next) intent.status = next;
      return { status: 200, body: intent };
    }
    if (path === '/v1/refunds' && method === 'POST') {
      const of = intents.get(body.get('payment_intent') ?? '');
      if (!of) return problem(404, 'invalid_request_error', 'resource_missing');
      const fails = methods.get(of.payment_method) === 'refund_fails';
      const refund = {
        id: `re_${++count}`,
        object: 'refund',
        payment_intent: of.id,
        metadata,
        status: fails ? 'failed' : 'succeeded',
      };
      refunds.push(refund);
      return { status: 200, body: { ...refund, failure_reason: fails ? 'expired_or_canceled_card' : null } };
    }
    if (path === '/v1/refunds') {
      const data = refunds.filter((refund) => refund.payment_intent === body.get('payment_intent'));
      return { status: 200, body: { object: 'list', data, has_more: false, url: path } };
    }
    return problem(404, 'invalid_request_error', 'resource_missing');
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://stripe.test');
    const text = await textOf(request);
    const body = request.method === 'GET' ? url.searchParams : new URLSearchParams(text);
    calls.push(`${request.method} ${url.pathname}`);
    const key = request.headers['idempotency-key'] as string | undefined;
    const first = key && answers.get(key);
    if (first && first.request !== text)
      return send(response, problem(400, 'idempotency_error', 'idempotency_key_in_use'));
    const answer = first ? first.answer : structuredClone(act(request.method ?? 'GET', url.pathname, body));
    if (key) answers.set(key, { request: text, answer });
    // Done, and the answer never arrives; Stripe's client asks a second time by itself where a connection is closed.
    const asked = calls.filter((call) => call === `${key}`).length;
    if (key) calls.push(key);
    if (asked < 2 && url.pathname === '/v1/payment_intents' && methods.get(body.get('payment_method') ?? '') === 'lost')
      return request.socket.destroy();
    return send(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    intents,
    calls,
    stop: () => close(server),
  };
}

const problem = (status: number, type: string, code: string): Answer => ({
  status,
  body: { error: { type, code, message: code.replaceAll('_', ' ') } },
});

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_1' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
