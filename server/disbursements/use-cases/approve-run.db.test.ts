import { beforeEach, describe, expect, test } from 'vitest';
import { findDiscrepancies } from '@/prisma/demo/discrepancies';
import { bringIn, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import type { Actor } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { addDays, localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { wallNow } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { approveRun } from './approve-run';
import { calculateBatch } from './calculate-run';
import { cancelRun, excludeMerchant, rejectRun } from './end-run';
import { requestRun } from './request-run';
import { listWaitingRuns, reviewRun } from './review-run';
import { submitRun } from './submit-run';

const person = async (role: Role, secondFactorAt: Date | null = wallNow()): Promise<Actor> => {
  const id = await makePerson(role);
  return { kind: 'user', id, name: role, role, merchantId: null, session: { id, pending: null, secondFactorAt } };
};
const maker = await person('finance_operator');
const checker = await person('finance_approver');
const other = await person('admin');
const owner = <T>(work: Parameters<typeof withClient<T>>[1]) =>
  withClient(process.env.DATABASE_OWNER_URL as string, work);

// Each test has a week of its own, so that the frames do not meet.
let endingBefore = localDate('2001-01-01');
beforeEach(() => {
  endingBefore = addDays(endingBefore, 14);
});

async function merchantWith(
  amountMinor: number,
  facts: Parameters<typeof makeMerchant>[0] = {},
): Promise<MerchantFacts> {
  const merchant = await makeMerchant(facts);
  await bringIn(merchant, [orderOf(merchant, `${addDays(endingBefore, -3)}T10:00Z`, amountMinor)]);
  return merchant;
}

async function calculated(merchant?: MerchantFacts): Promise<string> {
  const timeFrame = { length: '1week' as const, endingBefore };
  const { run } = unwrap(await requestRun(maker, { timeFrame, merchant: merchant?.reference }));
  while (!(await calculateBatch(run.id)));
  return run.id;
}
const hashOf = async (id: string) => unwrap(await reviewRun(maker, id)).hash;
async function submitted(merchant?: MerchantFacts) {
  const id = await calculated(merchant);
  const hash = await hashOf(id);
  unwrap(await submitRun(maker, { id, hash }));
  return { id, hash };
}

const disbursements = async (runId: string) =>
  (
    await pool().query<{ status: string; account: string | null; net: bigint; kept: bigint }>(
      `SELECT status, bank_account_id AS account, net_minor AS net, kept_minor AS kept FROM disbursement WHERE run_id = $1 ORDER BY id`,
      [runId],
    )
  ).rows;

/** A confirmed account of the merchant. @returns its id */
async function account(merchant: MerchantFacts): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    `INSERT INTO bank_account (merchant_id, currency, version, scheme, holder_name, country, details_encrypted, masked, fingerprint,
                               proposed_by, proposed_by_name, proposed_at, reason)
     SELECT $1, 'EUR', 1 + count(*), 'iban', 'M', 'DE', 'x', 'x', 'x', gen_random_uuid(), 'A', now(), 'test' FROM bank_account WHERE merchant_id = $1
     RETURNING id`,
    [merchant.id],
  );
  const id = rows[0]?.id as string;
  await pool().query(
    `INSERT INTO bank_account_decision (bank_account_id, merchant_id, decision, decided_by, decided_by_name, decided_at, payable_from)
     VALUES ($1, $2, 'confirmed', gen_random_uuid(), 'B', now(), now())`,
    [id, merchant.id],
  );
  return id;
}

describe('a run that is approved', () => {
  test('pays to the account of now, and owes on what it keeps', async () => {
    const paid = await merchantWith(10_000);
    const accountId = await account(paid);
    const small = await merchantWith(1_000);
    await pool().query('UPDATE merchant SET minimum_payout_minor = 5000 WHERE id = $1', [small.id]);
    const { id, hash } = await submitted();
    expect(unwrap(await listWaitingRuns(checker)).map((run) => run.id)).toEqual([id]);
    expect(unwrap(await listWaitingRuns(maker))).toEqual([]);
    expect(unwrap(await approveRun(checker, { id, hash })).status).toBe('approved');
    expect(await disbursements(id)).toEqual([
      { status: 'approved', account: accountId, net: 9905n, kept: 0n },
      { status: 'carried', account: null, net: 990n, kept: 990n },
    ]);
    const { rows } = await pool().query(
      `SELECT due_on, gross_minor, net_minor FROM payable WHERE merchant_id = $1 AND kind = 'carried'`,
      [small.id],
    );
    expect(rows).toEqual([{ due_on: endingBefore, gross_minor: 990n, net_minor: 990n }]);
    expect(await findDiscrepancies()).toEqual([]);
  });

  test('keeps a reserve until its day, and carries a debt into the next run, which takes it', async () => {
    const merchant = await merchantWith(10_000);
    await pool().query('UPDATE merchant SET reserve_ppm = 100000, reserve_days = 30 WHERE id = $1', [merchant.id]);
    const { id, hash } = await submitted(merchant);
    unwrap(await approveRun(checker, { id, hash }));
    expect(await disbursements(id)).toEqual([{ status: 'approved', account: null, net: 9905n, kept: 1000n }]);
    const { rows } = await pool().query(
      `SELECT kind, due_on, net_minor FROM payable WHERE merchant_id = $1 AND kind <> 'capture'`,
      [merchant.id],
    );
    expect(rows).toEqual([{ kind: 'reserve_released', due_on: addDays(endingBefore, 29), net_minor: 1000n }]);
    expect(await findDiscrepancies()).toEqual([]);
  });
});

describe('who approves', () => {
  test('not who prepared it, on the screen and in the database', async () => {
    const { id, hash } = await submitted(await merchantWith(10_000));
    const admin = { ...other, id: maker.id } as Actor;
    expect(await approveRun(admin, { id, hash })).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
    const byMaker = pool().query(
      `INSERT INTO run_approval (run_id, hash, decision, decided_by, decided_by_name, decided_at) VALUES ($1, $2, 'approved', $3, 'x', now())`,
      [id, hash, `user:${maker.id}`],
    );
    await expect(byMaker).rejects.toThrow(/the maker of run/);
  });

  test('not without a second factor shown just now', async () => {
    const { id, hash } = await submitted(await merchantWith(10_000));
    const early = await person('finance_approver', new Date(wallNow().getTime() - 6 * 60_000));
    expect(await approveRun(early, { id, hash })).toMatchObject({ refusal: { code: 'fresh_code_required' } });
  });

  test('two from the amount of the policy on, never one of them twice', async () => {
    const { id, hash } = await submitted(await merchantWith(6_000_000));
    expect(unwrap(await reviewRun(checker, id)).approvalsNeeded).toBe(2);
    expect(unwrap(await approveRun(checker, { id, hash })).status).toBe('submitted');
    expect(await approveRun(checker, { id, hash })).toMatchObject({ refusal: { code: 'conflict' } });
    expect(unwrap(await reviewRun(checker, id))).toMatchObject({ mayApprove: false, approvals: [{ counts: true }] });
    expect(unwrap(await approveRun(other, { id, hash })).status).toBe('approved');
  });

  test('two who click at once count as two; one who clicks twice as one', async () => {
    const { id, hash } = await submitted(await merchantWith(6_000_000));
    const twice = await Promise.all([1, 2, 3].map(() => approveRun(checker, { id, hash })));
    expect(twice.filter((one) => one.ok)).toHaveLength(1);
    const third = await person('admin');
    const both = await Promise.all([other, third].map((who) => approveRun(who, { id, hash })));
    // Whichever came second found it approved.
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    const { rows } = await pool().query('SELECT count(*)::int AS approvals FROM run_approval WHERE run_id = $1', [id]);
    expect(rows).toEqual([{ approvals: 2 }]);
  });
});

describe('what changed meanwhile', () => {
  test('is stale: another account, or a merchant less', async () => {
    const merchant = await merchantWith(10_000);
    const { id, hash } = await submitted(merchant);
    await account(merchant);
    expect(await approveRun(checker, { id, hash })).toMatchObject({ refusal: { code: 'stale' } });
    expect(unwrap(await approveRun(checker, { id, hash: await hashOf(id) })).status).toBe('approved');
  });

  test('voids the approval of somebody who saw it before', async () => {
    const merchant = await merchantWith(6_000_000);
    const { id, hash } = await submitted(merchant);
    unwrap(await approveRun(checker, { id, hash }));
    await account(merchant);
    const now = await hashOf(id);
    expect(unwrap(await approveRun(other, { id, hash: now })).status).toBe('submitted');
    expect(unwrap(await approveRun(checker, { id, hash: now })).status).toBe('approved');
  });

  test('a merchant that is taken out has its days open again, and the run is its maker’s', async () => {
    const stays = await merchantWith(10_000);
    const goes = await merchantWith(20_000);
    const { id, hash } = await submitted();
    const run = unwrap(await excludeMerchant(maker, { id, merchant: goes.reference, reason: 'not sure of it' }));
    expect(run).toMatchObject({ status: 'ready', totals: [{ disbursements: 1 }] });
    expect(await approveRun(checker, { id, hash })).toMatchObject({ refusal: { code: 'impossible_move' } });
    const again = await calculated(goes);
    expect(await disbursements(again)).toMatchObject([{ status: 'planned' }]);
    expect(await excludeMerchant(maker, { id, merchant: goes.reference, reason: 'once more' })).toMatchObject({
      refusal: { code: 'not_found' },
    });
    expect(unwrap(await excludeMerchant(maker, { id, merchant: stays.reference, reason: 'the last' })).totals).toEqual(
      [],
    );
    expect(await findDiscrepancies()).toEqual([]);
  });

  const races = Number(process.env.RACES ?? 60);
  test(`an approval that races an edit: ${races} times, either both agree or it is refused`, async () => {
    const merchant = await merchantWith(10_000);
    const second = await merchantWith(20_000);
    let approved = 0;
    for (let race = 0; race < races; race++) {
      const { id, hash } = await submitted();
      const edit =
        race % 2 === 0
          ? excludeMerchant(maker, { id, merchant: merchant.reference, reason: 'changed' })
          : account(merchant);
      const [approval] = await Promise.all([approveRun(checker, { id, hash }), edit]);
      const { rows } = await owner((client) =>
        client.query(
          `SELECT r.status, r.approved_hash, run_hash(r.id) AS hash, count(d.id) FILTER (WHERE d.status = 'approved')::int AS to_pay
             FROM run r JOIN disbursement d ON d.run_id = r.id WHERE r.id = $1 GROUP BY r.id`,
          [id],
        ),
      );
      const run = rows[0] as { status: string; approved_hash: string | null; hash: string; to_pay: number };
      if (approval?.ok) {
        approved++;
        expect(run).toMatchObject({ status: 'approved', approved_hash: hash, hash, to_pay: 2 });
      } else expect(run).toMatchObject({ approved_hash: null, to_pay: 0 });
      if (!approval?.ok) unwrap(await cancelRun(maker, { id, reason: 'next race' }));
      else {
        endingBefore = addDays(endingBefore, 7);
        for (const one of [merchant, second])
          await bringIn(one, [orderOf(one, `${addDays(endingBefore, -3)}T10:00Z`, 10_000)]);
      }
    }
    console.log(`${approved} of ${races} were approved before the edit`);
    expect(await findDiscrepancies()).toEqual([]);
  });
});

describe('a run that is given up', () => {
  test.each(['cancelled', 'rejected'] as const)('%s: its days are open again', async (how) => {
    const merchant = await merchantWith(10_000);
    const { id, hash } = await submitted(merchant);
    const reason = 'the fees look wrong';
    const ended =
      how === 'cancelled' ? await cancelRun(maker, { id, reason }) : await rejectRun(checker, { id, reason });
    expect(unwrap(ended).status).toBe(how);
    expect(unwrap(await reviewRun(other, id)).endReason).toBe(reason);
    expect(await disbursements(id)).toMatchObject([{ status: 'cancelled' }]);
    expect(await approveRun(other, { id, hash })).toMatchObject({ refusal: { code: 'impossible_move' } });
    expect(await calculated(merchant)).not.toBe(id);
    expect(await findDiscrepancies()).toEqual([]);
  });
});

describe('beneath the use cases, the database', () => {
  test('approves no run without its approvals, pays no disbursement of it, and changes no sums', async () => {
    const { id, hash } = await submitted(await merchantWith(10_000));
    const { rows } = await pool().query<{ id: string }>('SELECT id FROM disbursement WHERE run_id = $1', [id]);
    const disbursement = rows[0]?.id;
    const attempts: [statement: string, refused: RegExp][] = [
      [`UPDATE run SET status = 'approved', approved_hash = '${hash}' WHERE id = '${id}'`, /0 approvals/],
      [
        `UPDATE run SET status = 'approved', approved_hash = '${hash}', approvals_needed = 0 WHERE id = '${id}'`,
        /not approved as it is/,
      ],
      [`UPDATE run SET status = 'approved', approved_hash = 'x' WHERE id = '${id}'`, /not approved as it is/],
      [
        `UPDATE run SET status = 'approved', approved_hash = '${hash}', policy_id = 1 WHERE id = '${id}'`,
        /not of those/,
      ],
      [`UPDATE disbursement SET status = 'approved' WHERE id = ${disbursement}`, /not approved/],
      [
        `UPDATE disbursement SET net_minor = net_minor + 1, gross_minor = gross_minor + 1 WHERE id = ${disbursement}`,
        /is what it is/,
      ],
      [`UPDATE disbursement SET kept_minor = 1 WHERE id = ${disbursement}`, /is what it is/],
    ];
    for (const [statement, refused] of attempts) await expect(pool().query(statement)).rejects.toThrow(refused);
  });
});
