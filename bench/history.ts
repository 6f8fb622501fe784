import { readFileSync } from 'node:fs';
import { computeHistory } from '@/server/disbursements/use-cases/compute-history';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { withClient } from '../scripts/database/database';
import { connectTo } from './connect';
import { median, medianRatio, type Result, s, seconds } from './measure';
import { type BenchDatabase, type BenchServer, run } from './server';
import { fillWeeks, weekEnd } from './week';

const WEEKS = 61;
const PER_WEEK = 21_460;
const ROUNDS = 3;
const PLAIN_SQL = readFileSync(new URL('./history.sql', import.meta.url), 'utf8');

/**
 * Every run of sixty-one weeks of orders, half of the merchants daily and half weekly, from the first row to the last, with
 * its books and audit; against one statement that computes the same sums from the orders and writes nothing. Each round has
 * a copy of the database of its own, since days can be disbursed once.
 */
export async function benchHistory(server: BenchServer): Promise<Result[]> {
  const source = await server.database('history');
  await fillWeeks(source.ownerUrl, WEEKS, PER_WEEK);
  await run(
    source.ownerUrl,
    `UPDATE merchant SET live_on = '2023-01-02', disbursement_frequency = (CASE WHEN id % 2 = 0 THEN 'daily' ELSE 'weekly' END)::disbursement_frequency`,
  );
  const through = weekEnd(WEEKS - 1);
  const [ours, plain]: [number[], number[]] = [[], []];
  let disbursements = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const copy = await copyOf(source, `history_${round}`);
    const look = () => withClient(copy.ownerUrl, (client) => seconds(() => client.query(PLAIN_SQL, [through])));
    await look();
    await connectTo(copy);
    ours.push(
      await seconds(async () => {
        disbursements = unwrap(await computeHistory(jobActor('bench'), { through }, () => {})).disbursements;
      }),
    );
    plain.push(await look());
    await compare(copy, through);
  }
  const ratio = medianRatio(ours, plain);
  return [
    {
      what: `all runs of the past: ${disbursements.toLocaleString('en')} disbursements of ${(WEEKS * PER_WEEK).toLocaleString('en')} orders, against one statement that sums the orders`,
      ours: s(median(ours)),
      yardstick: s(median(plain)),
      ratio,
      limit: '≤ 3',
      holds: ratio <= 3,
    },
  ];
}

/** Both computed the same, or the figures say nothing. */
async function compare({ ownerUrl }: BenchDatabase, through: string): Promise<void> {
  const { rows } = await withClient(ownerUrl, (client) =>
    client.query(
      `SELECT FROM (${PLAIN_SQL.trim().replace(/;$/, '')}) plain
         FULL JOIN (SELECT * FROM disbursement WHERE orders > 0) d ON d.merchant_id = plain.merchant_id AND d.period_to = plain.pay_day
        WHERE (plain.orders, plain.gross, plain.fee) IS DISTINCT FROM (d.orders, d.gross_minor, d.fee_minor)`,
      [through],
    ),
  );
  if (rows.length > 0) throw new Error(`${rows.length} disbursements are not what the plain statement says`);
}

/** A copy of a database that nobody is connected to. */
async function copyOf(source: BenchDatabase, name: string): Promise<BenchDatabase> {
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const other = Object.assign(new URL(source.ownerUrl), { pathname: '/postgres' }).href;
  await run(other, `CREATE DATABASE ${name} TEMPLATE ${new URL(source.ownerUrl).pathname.slice(1)}`);
  return { ownerUrl: at(source.ownerUrl), appUrl: at(source.appUrl) };
}
