import { readFileSync } from 'node:fs';
import { previewFlags } from '@/server/disbursements/use-cases/preview-flags';
import { previewRun } from '@/server/disbursements/use-cases/preview-run';
import { jobActor } from '@/server/identity/door';
import { addDays } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { withClient } from '../scripts/database/database';
import { connectTo } from './connect';
import { median, medianRatio, ms, type Result, seconds } from './measure';
import type { BenchServer } from './server';
import { fillWeeks, PER_WEEK, RUN_BY_HAND, weekEnd } from './week';

const WEEKS = 105;
/** Weeks before it that were disbursed: what is usual is drawn from so many. */
const BEFORE = 12;
const ROUNDS = 15;
const SUMS = readFileSync(new URL('./preview.sql', import.meta.url), 'utf8');

/** The preview of a week out of 10 million payables, against the one statement that sums the same. Nothing is written, so one week does. */
export async function benchPreview(server: BenchServer): Promise<Result[]> {
  const database = await server.database('preview');
  await fillWeeks(database.ownerUrl, WEEKS);
  const end = weekEnd(WEEKS - 1);
  await withClient(database.ownerUrl, async (client) => {
    for (let week = BEFORE; week > 0; week--) {
      const before = addDays(end, -7 * week);
      await client.query(RUN_BY_HAND, [addDays(before, -7), before]);
    }
    await client.query('VACUUM ANALYZE disbursement');
  });
  await connectTo(database);
  const input = { timeFrame: { length: '1week', endingBefore: end } } as const;
  const oursSeconds: number[] = [];
  const plainSeconds: number[] = [];
  // They take turns; the first rounds warm up.
  for (let round = -3; round < ROUNDS; round++) {
    let preview: Awaited<ReturnType<typeof previewRun>> | undefined;
    const ours = await seconds(async () => {
      preview = await previewRun(jobActor('bench'), input);
    });
    let sums: { net: bigint }[] = [];
    const plain = await seconds(async () => {
      sums = (await pool().query<{ net: bigint }>(SUMS, [addDays(end, -7), end])).rows;
    });
    const [total] = preview ? unwrap(preview).totals : [];
    const net = sums.reduce((sum, row) => sum + row.net, 0n);
    if (BigInt(total?.net.amount ?? 0) !== net)
      throw new Error(`the preview says ${total?.net.amount}, the sums ${net}`);
    if (round < 0) continue;
    oursSeconds.push(ours);
    plainSeconds.push(plain);
  }
  let flags = 0;
  const flagsSeconds = await seconds(async () => {
    flags = unwrap(await previewFlags(jobActor('bench'), input)).length;
  });
  const ratio = medianRatio(oursSeconds, plainSeconds);
  const what = `preview of a week of ${PER_WEEK.toLocaleString('en')} payables out of 10 million, against its raw query`;
  const [ours, yardstick] = [ms(median(oursSeconds)), ms(median(plainSeconds))];
  return [
    { what, ours, yardstick, ratio, limit: '≤ 1.5', holds: ratio <= 1.5 },
    {
      what: `its flags (${flags}), for which each order is looked at`,
      ours: ms(flagsSeconds),
      yardstick: '',
      ratio: null,
      limit: '',
      holds: true,
    },
  ];
}
