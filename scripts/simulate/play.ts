import { setTimeout as wait } from 'node:timers/promises';
import type { Purchase } from './plan';
import { buy, type Product, type Receipt } from './shop';

/** What came of playing: what was answered, and what was not. */
export type Played = { receipts: Receipt[]; failures: { purchase: Purchase; why: string }[]; seconds: number };

export type Progress = { begun: number; answered: number; failed: number; of: number };

/** So many calls may be without an answer; beyond that the shop waits rather than pile them up. */
const MOST_AT_ONCE = 256;

/** Buys at a steady rate, whatever the answers take. */
export async function play(
  product: Product,
  purchases: readonly Purchase[],
  { run, rate, patienceSeconds }: { run: string; rate: number; patienceSeconds: number },
  onProgress: (progress: Progress) => void = () => {},
): Promise<Played> {
  const receipts: Receipt[] = [];
  const failures: Played['failures'] = [];
  const underWay = new Set<Promise<void>>();
  const startedMs = performance.now();
  let begun = 0;
  const tell = () => onProgress({ begun, answered: receipts.length, failed: failures.length, of: purchases.length });

  for (const [n, purchase] of purchases.entries()) {
    const early = startedMs + (n * 1_000) / rate - performance.now();
    if (early > 0) await wait(early);
    while (underWay.size >= MOST_AT_ONCE) await Promise.race(underWay);
    const buying = buy(product, purchase, run, patienceSeconds)
      .then(
        (receipt) => void receipts.push(receipt),
        (error: unknown) => void failures.push({ purchase, why: String(error) }),
      )
      .finally(() => {
        underWay.delete(buying);
        tell();
      });
    underWay.add(buying);
    begun += 1;
    tell();
  }
  await Promise.all(underWay);
  return { receipts, failures, seconds: (performance.now() - startedMs) / 1_000 };
}
