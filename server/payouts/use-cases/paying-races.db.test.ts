import { expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, makeBankAccount, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { ibanEnding } from '@/prisma/demo/payouts';
import { approveRun } from '@/server/disbursements/use-cases/approve-run';
import { calculateBatch } from '@/server/disbursements/use-cases/calculate-run';
import { cancelRun, excludeMerchant } from '@/server/disbursements/use-cases/end-run';
import { requestRun } from '@/server/disbursements/use-cases/request-run';
import { reviewRun } from '@/server/disbursements/use-cases/review-run';
import { submitRun } from '@/server/disbursements/use-cases/submit-run';
import type { Actor } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { wallNow } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { advancePayout } from './advance-payout';
import { payRun } from './pay-run';

const person = async (role: Role): Promise<Actor> => {
  const id = await makePerson(role);
  return {
    kind: 'user',
    id,
    name: role,
    role,
    merchantId: null,
    session: { id, pending: null, secondFactorAt: wallNow() },
  };
};
const races = Number(process.env.RACES ?? 20);

/** Transfers that reached the bank, but for those that are exactly what somebody else approved. */
const NOT_APPROVED = `
  SELECT t.reference FROM simulated_transfer t
    LEFT JOIN payout_attempt a ON a.reference = t.reference LEFT JOIN disbursement d ON d.id = a.disbursement_id
    LEFT JOIN run r ON r.id = d.run_id
   WHERE r.approved_hash IS NULL OR t.amount_minor <> d.net_minor - d.kept_minor OR a.bank_account_id <> d.bank_account_id
      OR r.approved_hash <> run_hash(r.id)
      OR NOT EXISTS (SELECT FROM run_approval p WHERE p.run_id = r.id AND p.decision = 'approved' AND p.hash = r.approved_hash
                        AND p.decided_by NOT IN (r.submitted_by, r.requested_by))`;

/** All at once; but for the first two races, so that of each order there is one: approved before the edit, and after it. */
async function together<T>(
  race: number,
  approve: () => Promise<T>,
  edit: () => Promise<unknown>,
  pay: () => Promise<void>,
): Promise<T> {
  if (race === 1) await edit();
  const approval = approve();
  if (race === 0) await approval;
  await Promise.all([approval, ...(race === 1 ? [] : [edit()]), pay(), pay()]);
  return approval;
}

test(
  `an approval that races an edit and the paying of it, ${races} times: nothing is paid that was not approved`,
  async () => {
    const maker = await person('finance_operator');
    const checker = await person('finance_approver');
    const merchants = [await makeMerchant(), await makeMerchant()] as const;
    for (const merchant of merchants) await makeBankAccount(merchant, { scheme: 'iban', iban: ibanEnding('99') });
    let endingBefore = localDate('2000-01-03');
    const sell = () =>
      Promise.all(
        merchants.map((merchant) =>
          bringIn(merchant, [orderOf(merchant, `${addDays(endingBefore, -3)}T10:00Z`, 10_000)]),
        ),
      );
    await sell();
    let paid = 0;
    for (let race = 0; race < races; race++) {
      const asked = await requestRun(maker, { timeFrame: { length: '1week', endingBefore } });
      const { id } = unwrap(asked).run;
      while (!(await calculateBatch(id)));
      const { hash } = unwrap(await reviewRun(maker, id));
      unwrap(await submitRun(maker, { id, hash }));
      const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [id]);
      const pay = async () => {
        await payRun(id);
        for (const disbursement of rows) await advancePayout(disbursement.id);
      };
      const [one] = merchants;
      const edit = () =>
        race % 3 === 0
          ? makeBankAccount(one, { scheme: 'iban', iban: ibanEnding(String(10 + (race % 80))) })
          : race % 3 === 1
            ? excludeMerchant(maker, { id, merchant: one.reference, reason: 'changed' })
            : cancelRun(maker, { id, reason: 'changed' });
      const approval = await together(race, () => approveRun(checker, { id, hash }), edit, pay);
      for (let turn = 0; turn < 2; turn++) await pay();
      if (race < 2) expect(approval.ok).toBe(race === 0);
      if (approval.ok) {
        paid++;
        endingBefore = addDays(endingBefore, 7);
        await sell();
      } else await cancelRun(maker, { id, reason: 'next race' });
      expect((await pool().query(NOT_APPROVED)).rows).toEqual([]);
    }
    const { rows } = await pool().query<{ count: number }>('SELECT count(*)::int AS count FROM simulated_transfer');
    console.log(`${paid} of ${races} were approved before the edit; ${rows[0]?.count} transfers, each as approved`);
    expect(rows[0]?.count).toBeGreaterThan(0);
    expect(paid).toBeGreaterThan(0);
    expect(paid).toBeLessThan(races);
    expect(await findDiscrepancies()).toEqual([]);
  },
  240_000 + races * 2_000,
);
