import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { makeCustomer, makeInvoice } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { startRun } from './start-run';

const INVOICES = 300;

/** A process of its own that works on the run until there is nothing left. @returns its exit code */
async function worker(runId: string): Promise<number | null> {
  const text = `const { workRun } = await import('./server/billing/use-cases/work-run.ts');
    while (!(await workRun('${runId}')).done) await new Promise((done) => setTimeout(done, 50));
    process.exit(0);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', text], {
    env: { ...process.env, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return (await once(child, 'close'))[0];
}

test('two processes on one database charge nothing twice', { timeout: 300_000 }, async () => {
  const customer = await makeCustomer({ card: { token: 'sim_ok', brand: 'visa', last4: '4242', expiry: '12/40' } });
  for (let n = 0; n < INVOICES; n++) await makeInvoice(customer, { chargeOn: '2026-05-01' });
  const { id } = unwrap(await startRun(jobActor('test'), { period: '2026-05' })).run;
  expect(await Promise.all([worker(id), worker(id)])).toEqual([0, 0]);
  const { rows } = await pool().query(
    `SELECT count(*)::int AS charges, count(DISTINCT split_part(reference, '/', 1))::int AS invoices, max(calls) AS most_calls
       FROM simulated_charge`,
  );
  expect(rows[0]).toEqual({ charges: INVOICES, invoices: INVOICES, most_calls: 1 });
  const { rows: paid } = await pool().query(`SELECT count(*)::int AS n FROM invoice WHERE status = 'paid'`);
  expect(paid[0]).toEqual({ n: INVOICES });
});
