import { randomBytes } from 'node:crypto';
import { createClient } from '@/client/client';
import type { Wanted } from './arguments';
import { readBooks } from './books';
import { compare } from './compare';
import { planPurchases } from './plan';
import { type Progress, play } from './play';
import { report } from './report';
import type { Product } from './shop';

/** What is told while it plays. */
export type Watcher = {
  onStart?(words: string): void;
  onProgress?(progress: Progress): void;
  onWaiting?(left: number): void;
};

/** Plays a shop against a product and compares. @returns whether they agree, and the report */
export async function simulate(
  product: Product,
  wanted: Omit<Wanted, 'url' | 'key'>,
  { onStart, onProgress, onWaiting }: Watcher = {},
): Promise<{ agrees: boolean; text: string; run: string }> {
  const { merchant, rate, patienceSeconds, seed } = wanted;
  const client = createClient({
    url: product.url,
    key: product.key,
    ...(product.fetch ? { fetch: product.fetch } : {}),
  });
  const traders = merchant
    ? [await client.getMerchant({ reference: merchant })]
    : (await client.listMerchants({ status: 'active', limit: 20 })).data;
  if (traders.length === 0) throw new Error('There is no merchant that trades: import some, or name one.');
  const run = `sim-${randomBytes(4).toString('hex')}`;
  const since = new Date();
  const planned = planPurchases(wanted, traders, run);
  onStart?.(
    `${run}: ${planned.length} purchases at ${traders.length} merchants, ${rate} a second, by seed ${seed}. Its payments: customer reference ${run}.`,
  );
  const played = await play(product, planned, { run, rate, patienceSeconds }, onProgress);
  const books = await readBooks(product, { run, since, patienceSeconds }, onWaiting);
  const comparison = compare(played, books);
  return { agrees: comparison.problems.length === 0, text: report(planned, played, comparison), run };
}
