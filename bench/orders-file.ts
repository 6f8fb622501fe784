import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { randomFrom } from '../prisma/demo/random';

export const BENCH_MERCHANTS = 50;
export const merchantReference = (index: number): string => `bench-merchant-${index}`;

/** Writes a CSV file of completed orders, in the order of their days, over 14 months and all merchants. */
export async function writeOrdersFile(path: string, orders: number): Promise<void> {
  const random = randomFrom(2023);
  const file = createWriteStream(path);
  file.write('id;merchant_reference;amount;created_at\n');
  const firstDay = Date.UTC(2022, 8, 4);
  const days = 430;
  let block = '';
  for (let index = 0; index < orders; index++) {
    const day = new Date(firstDay + Math.floor((index * days) / orders) * 86_400_000).toISOString().slice(0, 10);
    const amount = (5 + random() * 90 + 400 * random() ** 8).toFixed(2);
    block += `${index.toString(16).padStart(12, '0')};${merchantReference(Math.floor(random() * BENCH_MERCHANTS))};${amount};${day}\n`;
    if (block.length > 1 << 20) {
      if (!file.write(block)) await once(file, 'drain');
      block = '';
    }
  }
  file.end(block);
  await once(file, 'close');
}
