import { createClient } from '@/client/client';
import { badNetwork } from './bad-network';
import type { Purchase } from './plan';

export type Product = { url: string; key: string; fetch?: typeof fetch };

/** What the product answered to a purchase; `twice`: sent twice at once it gave two different things. */
export type Receipt = { purchase: Purchase; orderId: string | null; paymentId: string; twice: boolean };

/** Calls are tried again until patience, not their number, runs out. */
const RETRIES = 1_000;

/**
 * Buys: until it is answered it sends the same calls under the same keys, as a shop would that must know. Throws what the
 * product refuses, or that patience ran out.
 */
export async function buy(
  { url, key, fetch: doFetch = fetch }: Product,
  purchase: Purchase,
  run: string,
  patienceSeconds: number,
): Promise<Receipt> {
  const { reference, by, merchant, amount, method, cardNumber, fault } = purchase;
  const isBadNetwork = fault === 'dropped request' || fault === 'dropped answer';
  const client = createClient({
    url,
    key,
    retries: RETRIES,
    fetch: isBadNetwork ? badNetwork(fault, doFetch) : doFetch,
  });
  const options = (what: string) => ({
    idempotencyKey: `${reference}-${what}`,
    signal: AbortSignal.timeout(patienceSeconds * 1_000),
  });
  const send = async <Answer extends { id: string }>(call: () => Promise<Answer>) => {
    const answers = await Promise.all(fault === 'sent twice' ? [call(), call()] : [call()]);
    return { id: answers[0]?.id as string, twice: new Set(answers.map(({ id }) => id)).size > 1 };
  };
  const card = {
    cardNumber,
    holder: 'Sim Shopper',
    expiry: '12/40',
    verificationCode: cardNumber.startsWith('3') ? '1234' : '123',
  };
  const paidWith = { method, customerReference: run, card };

  if (by === 'payment') {
    const payment = { merchant, amount, description: reference, ...paidWith };
    const { id, twice } = await send(() => client.createPayment(payment, options('payment')));
    return { purchase, orderId: null, paymentId: id, twice };
  }
  const order = await send(() =>
    client.createOrder({ merchant, externalReference: reference, amount, description: 'Simulated' }, options('order')),
  );
  const paid = await send(() => client.createOrderPayment({ id: order.id, ...paidWith }, options('payment')));
  return { purchase, orderId: order.id, paymentId: paid.id, twice: order.twice || paid.twice };
}
