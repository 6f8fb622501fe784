import { afterEach, expect, test } from 'vitest';
import { makeMerchant, makePerson } from '@/prisma/demo/factories';
import { approvedRun, owedTo, workOff } from '@/prisma/demo/payouts';
import { getTimeline } from '@/server/audit/use-cases/get-timeline';
import { type Actor, jobActor } from '@/server/identity/door';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { advancePayout } from './advance-payout';
import { getPayout } from './get-payout';
import { noteReturns } from './resume-payouts';
import { settleAttempt } from './settle-attempt';

const real = new Date();
afterEach(() => fixClock(real));

test('what the bank says against what is known is told once, to staff alone, and changes nothing', async () => {
  const noon = new Date('2026-01-12T12:00:00Z');
  fixClock(noon);
  const merchant = await makeMerchant();
  await owedTo(merchant, localDate('2026-01-12'), 20_000, '03');
  const runId = await approvedRun(localDate('2026-01-12'), merchant.reference);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [runId]);
  const id = rows[0]?.id as bigint;
  await advancePayout(id);
  await advancePayout(id);
  const { rows: attempts } = await pool().query<{ id: bigint }>(
    'SELECT id FROM payout_attempt WHERE disbursement_id = $1',
    [id],
  );
  const failed = { kind: 'failed', source: 'status_report', code: 'AC04' } as const;
  await transaction((client) => settleAttempt(client, attempts[0]?.id as bigint, failed));
  await workOff(id, noon, new Date(noon.getTime() + 60_000));

  // The bank had taken it all the same: days later it says, again and again, that it came back.
  fixClock(new Date('2026-01-14T13:00:00Z'));
  for (let poll = 0; poll < 3; poll++) expect(await noteReturns()).toEqual({ returned: 0 });
  const staff = jobActor('test');
  expect(unwrap(await getPayout(staff, id.toString()))).toMatchObject({
    status: 'failed',
    contradictions: [{ said: 'returned', source: 'bank', known: 'failed', knownSource: 'status_report' }],
  });
  const told = async (actor: Actor) =>
    unwrap(await getTimeline(actor, 'disbursement', id.toString())).events.filter(({ text }) =>
      text.includes('against what is known'),
    );
  expect(await told(staff)).toMatchObject([
    {
      text: expect.stringMatching(
        /^heard from the bank’s connection that this disbursement came back, as CHP-\d+-01, against what is known from a status report: that it failed\./,
      ),
    },
  ]);
  const owner: Actor = {
    kind: 'user',
    id: await makePerson('merchant_owner', merchant.id),
    name: 'Olivia',
    role: 'merchant_owner',
    merchantId: merchant.id,
  };
  expect(await told(owner)).toEqual([]);
  expect(unwrap(await getPayout(owner, id.toString())).contradictions).toEqual([]);
});
