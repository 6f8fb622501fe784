import { beforeAll, describe, expect, test } from 'vitest';
import { approve, bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { disbursementChecks } from '../door';
import { calculateBatch } from '../use-cases/calculate-run';
import { requestScheduledRun } from '../use-cases/request-scheduled-run';

/** What each check finds, by its name. */
async function told(): Promise<string[]> {
  const found: string[] = [];
  for (const check of disbursementChecks)
    for await (const one of check.run()) found.push(`${one.check}: ${one.message}`);
  return found;
}
const tamper = (statement: string) =>
  withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
    await client.query(`SET session_replication_role = 'replica'`);
    await client.query(statement);
  });

beforeAll(async () => {
  const terms = (reference: string, set: string) =>
    withClient(process.env.DATABASE_OWNER_URL as string, (client) =>
      client.query(`UPDATE merchant SET ${set} WHERE reference = $1`, [reference]),
    );
  const daily = { disbursementFrequency: 'daily', minimumMonthlyFeeMinor: 5_000n } as const;
  const sellers = [
    await makeMerchant({ reference: 'owing', ...daily }),
    await makeMerchant({ reference: 'deducted', ...daily }),
  ];
  for (const merchant of sellers) await bringIn(merchant, [orderOf(merchant, '2026-01-19T10:00Z', 10_000)]);
  await terms('deducted', 'deducts_monthly_fee = true');
  const keeping = await makeMerchant({ reference: 'keeping' });
  await terms('keeping', 'reserve_ppm = 50000, reserve_days = 30');
  await bringIn(keeping, [orderOf(keeping, '2026-01-06T10:00Z', 10_000)]);
  await approve(await disburse('1week', '2026-01-12', 'keeping'));
  for (const day of ['2026-01-20', '2026-02-02']) {
    fixClock(new Date(`${day}T07:30Z`));
    const { run } = unwrap(await requestScheduledRun(jobActor('test')));
    while (!(await calculateBatch(run.id)));
  }
});

test('what nobody touched holds', async () => {
  expect(await told()).toEqual([]);
});

describe('what somebody changed by hand is named', () => {
  const cases: [what: string, change: string, undo: string, named: RegExp][] = [
    [
      'what a disbursement kept, as it is owed on',
      `UPDATE payable SET gross_minor = gross_minor + 1, net_minor = net_minor + 1 WHERE kind = 'reserve_released'`,
      `UPDATE payable SET gross_minor = gross_minor - 1, net_minor = net_minor - 1 WHERE kind = 'reserve_released'`,
      /^kept amounts: disbursement \d+ keeps 500 EUR, and 501 is owed on for it$/,
    ],
    [
      'a deducted monthly fee',
      `UPDATE payable SET fee_minor = fee_minor + 1, net_minor = net_minor - 1 WHERE kind = 'monthly_fee'`,
      `UPDATE payable SET fee_minor = fee_minor - 1, net_minor = net_minor + 1 WHERE kind = 'monthly_fee'`,
      /^monthly fees: the monthly fee \d+ of 2026-01 is 4905 EUR, and 4906 is deducted$/,
    ],
    [
      'a monthly fee that is owed beside',
      `UPDATE monthly_fee SET minimum_minor = minimum_minor + 1, amount_minor = amount_minor + 1 WHERE NOT is_deducted AND amount_minor > 0`,
      `UPDATE monthly_fee SET minimum_minor = minimum_minor - 1, amount_minor = amount_minor - 1 WHERE NOT is_deducted AND amount_minor > 0`,
      /^monthly fees: the monthly fee \d+ of 2026-01 is 4906 EUR, and 4905 is booked$/,
    ],
    [
      'what a run gives',
      `UPDATE disbursement SET release_on = release_on + 1 WHERE release_on IS NOT NULL`,
      `UPDATE disbursement SET release_on = release_on - 1 WHERE release_on IS NOT NULL`,
      /^run hashes: run [0-9a-f-]{36} gives other than it was calculated to$/,
    ],
    [
      'what was approved',
      `UPDATE run SET approved_hash = 'x' || approved_hash WHERE approved_hash IS NOT NULL`,
      `UPDATE run SET approved_hash = substr(approved_hash, 2) WHERE approved_hash IS NOT NULL`,
      /^run hashes: run [0-9a-f-]{36} pays other than was approved$/,
    ],
  ];
  test.each(cases)('%s', async (_what, change, undo, named) => {
    await tamper(change);
    const found = await told();
    await tamper(undo);
    expect(found).toContainEqual(expect.stringMatching(named));
    expect(await told()).toEqual([]);
  });
});
