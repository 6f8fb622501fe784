import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@/client/client';
import type { MoneyJson } from '@/server/kernel/shapes';
import type { Product } from './shop';

/** What the product says it has of one run. */
export type Books = {
  payments: { id: string; reference: string | null; amount: MoneyJson; status: string }[];
  orders: { id: string; reference: string; amount: MoneyJson; status: string }[];
};

const UNDER_WAY = ['created', 'processing', 'authorised', 'unknown', 'sent'];
const POLL_MS = 500;
/** The product's clock may be behind ours. */
const CLOCKS_DIFFER_MS = 600_000;

/** Asks the product for all that it has of a run, until nothing of it is under way or patience runs out. */
export async function readBooks(
  { url, key, fetch: doFetch = fetch }: Product,
  { run, since, patienceSeconds }: { run: string; since: Date; patienceSeconds: number },
  onWaiting: (left: number) => void = () => {},
): Promise<Books> {
  const client = createClient({ url, key, retries: 20, fetch: doFetch });
  const createdFrom = new Date(since.getTime() - CLOCKS_DIFFER_MS).toISOString();
  const until = performance.now() + patienceSeconds * 1_000;
  for (;;) {
    const books: Books = { payments: [], orders: [] };
    for await (const { id, description, amount, status } of client.each('listPayments', { customer: run, limit: 200 }))
      books.payments.push({ id, reference: description, amount, status });
    const search = { createdFrom, text: `${run}-`, limit: 200 };
    for await (const { id, externalReference, amount, status } of client.each('listOrders', search))
      books.orders.push({ id, reference: externalReference, amount, status });
    const left =
      books.payments.filter(({ status }) => UNDER_WAY.includes(status)).length +
      books.orders.filter(({ status }) => status === 'created').length;
    if (left === 0 || performance.now() > until) return books;
    onWaiting(left);
    await wait(POLL_MS);
  }
}
