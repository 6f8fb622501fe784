import { createReadStream } from 'node:fs';
import { jobActor } from '@/server/identity/door';
import { advanceImport } from '@/server/imports/use-cases/advance-import';
import { receiveFile } from '@/server/imports/use-cases/receive-file';
import { unwrap } from '@/server/kernel/outcome';
import { insertMerchants } from '@/server/merchants/door';
import { closeDatabase, pool, transaction } from '@/server/platform/db';
import { storeFile } from '@/server/platform/storage';
import { seconds } from './measure';
import { BENCH_MERCHANTS, merchantReference } from './orders-file';

/**
 * Imports one file in a process of its own, as the web process would, and tells how long it took and how much memory it
 * needed beyond the idle process.
 */
const file = process.argv[2] as string;
await transaction((client) =>
  insertMerchants(
    client,
    Array.from({ length: BENCH_MERCHANTS }, (_, index) => merchant(index)),
    { actor: jobActor('bench') },
  ),
);
await pool().query('SELECT 1');
globalThis.gc?.();
const idleBytes = process.memoryUsage().rss;
let peakBytes = idleBytes;
const sampling = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
}, 20);

const took = await seconds(async () => {
  const stored = await storeFile(createReadStream(file), Number.MAX_SAFE_INTEGER);
  const given = { kind: 'orders', fileName: 'orders.csv', options: {}, onError: 'stop', apply: true } as const;
  const { id } = unwrap(await receiveFile(jobActor('bench'), stored, given));
  while (!(await advanceImport(id)));
});
clearInterval(sampling);
await closeDatabase();
process.stdout.write(JSON.stringify({ seconds: took, memoryMb: (peakBytes - idleBytes) / 2 ** 20 }));

function merchant(index: number) {
  return {
    reference: merchantReference(index),
    name: merchantReference(index),
    email: null,
    companyId: null,
    liveOn: null,
    disbursementFrequency: 'weekly' as const,
    minimumMonthlyFeeMinor: 0n,
    currency: 'EUR' as const,
    timeZone: 'UTC',
    status: 'active' as const,
  };
}
