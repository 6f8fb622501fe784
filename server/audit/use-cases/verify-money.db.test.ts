import { beforeAll, describe, expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCaptured, makeDisputed, makeRefunded, win } from '@/prisma/demo/paid';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { oweDispute, oweDisputeWon, owePayment, oweRefund } from '@/server/payables/use-cases/owe-payment';
import { requestSettlement } from '@/server/payables/use-cases/request-settlement';
import { settleBatch } from '@/server/payables/use-cases/settle';
import { sealEntries } from './seal-entries';
import { verifyRecord } from './verify-record';

// Whoever owns the database can switch its rules off and change what is owed or booked: each such change is named.

beforeAll(async () => {
  const merchant = await makeMerchant();
  await bringIn(
    merchant,
    ['2026-01-06', '2026-01-07', '2026-01-14'].map((day) => orderOf(merchant, `${day}T10:00Z`, 5_000)),
  );
  const payment = await makeCaptured(merchant, 2_500, { method: 'debit_card', at: '2026-01-08T10:00Z' });
  await owePayment(payment);
  await disburse('1week', '2026-01-12');
  await oweRefund(await makeRefunded(payment, 1_000, '2026-01-13T10:00Z'));
  const dispute = await makeDisputed(payment, 1_500, 1_500, '2026-01-14T10:00Z');
  await oweDispute(dispute);
  await win(dispute, '2026-01-20T10:00Z');
  await oweDisputeWon(dispute);
  const { settlement } = unwrap(await requestSettlement(jobActor('test'), { through: '2026-01-14' }));
  while (!(await settleBatch(BigInt(settlement.id))));
  await sealEntries();
});

const told = async () => (await verifyRecord()).findings.map(({ check, message }) => `${check}: ${message}`);

test('what nobody touched holds', async () => {
  const { counts, findings } = await verifyRecord();
  expect(findings).toEqual([]);
  expect(counts).toMatchObject({ payables: 7, journals: 9, 'completed orders': 3, refunds: 1, disbursements: 1 });
});

/** As a superuser who switched every rule off; `undo` puts back what was there. */
const tamper = (statement: string) =>
  withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
    await client.query(`SET session_replication_role = 'replica'`);
    await client.query(statement);
  });

/** One cent from one account to another, as if it had been posted. */
const bookNothing = (debit: string, credit: string, only = '') => `
  INSERT INTO journal (code, cause_kind, cause_id, effective_on, created_at)
  VALUES ('order_completed', 'hand', '1', '2026-01-06', '2026-01-06T12:00Z');
  INSERT INTO posting (journal_id, account_id, amount_minor, account_version, balance_after, effective_on, posted_at)
  SELECT j.id, a.id, line.minor, a.version + 1, a.balance_minor + line.minor, j.effective_on, j.created_at
    FROM journal j, account a JOIN (VALUES ('${debit}', 1), ('${credit}', -1)) AS line(code, minor) USING (code)
   WHERE j.cause_kind = 'hand' ${only};
  UPDATE account a SET version = p.account_version, balance_minor = p.balance_after
    FROM posting p JOIN journal j ON j.id = p.journal_id WHERE p.account_id = a.id AND j.cause_kind = 'hand'`;
const unbookNothing = `
  UPDATE account a SET version = a.version - 1, balance_minor = a.balance_minor - p.amount_minor
    FROM posting p JOIN journal j ON j.id = p.journal_id WHERE p.account_id = a.id AND j.cause_kind = 'hand';
  DELETE FROM posting p USING journal j WHERE j.id = p.journal_id AND j.cause_kind = 'hand';
  DELETE FROM journal WHERE cause_kind = 'hand'`;

describe('one row that was changed by hand is named', () => {
  const cases: [what: string, change: string, undo: string, named: RegExp][] = [
    [
      'the fee of a payable',
      'UPDATE payable SET fee_minor = fee_minor + 1, net_minor = net_minor - 1 WHERE id = 1',
      'UPDATE payable SET fee_minor = fee_minor - 1, net_minor = net_minor + 1 WHERE id = 1',
      /^control accounts: merchant_disbursement EUR: the account says -12329, the payables make -12328$/,
    ],
    [
      'the gross of a payable alone',
      'ALTER TABLE payable DROP CONSTRAINT payable_gross_is_fee_plus_net; UPDATE payable SET gross_minor = 5001 WHERE id = 1',
      'UPDATE payable SET gross_minor = 5000 WHERE id = 1',
      /^payables: payable 1 is 5001 gross, but 48 fee and 4952 net$/,
    ],
    [
      'a line of a journal',
      'UPDATE posting SET amount_minor = amount_minor + 1 WHERE id = 1',
      'UPDATE posting SET amount_minor = amount_minor - 1 WHERE id = 1',
      /^journals: journal 1 \(order_completed\) does not balance: 1 EUR over$/,
    ],
    [
      'the running balance of a line',
      'UPDATE posting SET balance_after = balance_after + 1 WHERE id = 4',
      'UPDATE posting SET balance_after = balance_after - 1 WHERE id = 4',
      /^accounts: account \d+ \(order_clearing EUR\): posting 4 says version 2 and balance 10001, where 2 and 10000 follow$/,
    ],
    [
      'the balance of an account',
      `UPDATE account SET balance_minor = balance_minor - 1 WHERE code = 'merchant_available'`,
      `UPDATE account SET balance_minor = balance_minor + 1 WHERE code = 'merchant_available'`,
      /^accounts: account \d+ \(merchant_available EUR\) says version \d+ and balance -?\d+; its postings make/,
    ],
    [
      'the day of a line',
      `UPDATE posting SET effective_on = '2026-01-01' WHERE id = 1`,
      `UPDATE posting SET effective_on = '2026-01-06' WHERE id = 1`,
      /^postings: posting 1 has another day or instant than its journal 1$/,
    ],
    [
      'how far a merchant is settled',
      `UPDATE merchant SET settled_through = '2026-01-13'`,
      `UPDATE merchant SET settled_through = '2026-01-14'`,
      /^control accounts: merchant_available EUR/,
    ],
    [
      'the amount of an order',
      'UPDATE "order" SET amount_minor = 5001 WHERE id = 2',
      'UPDATE "order" SET amount_minor = 5000 WHERE id = 2',
      /^completed orders: order 2 \(.*\) is 5001 EUR, and its payable 2 is 5000 EUR$/,
    ],
    [
      'an order that was paid through us, and owes by its completion as well',
      `UPDATE "order" SET collection = 'collected' WHERE id = 2`,
      'UPDATE "order" SET collection = NULL WHERE id = 2',
      /^completed orders: order 2 \(.*\) was paid through us and also owes by its completion: payable 2$/,
    ],
    [
      'what was captured',
      'UPDATE payment SET captured_minor = 2400',
      'UPDATE payment SET captured_minor = 2500',
      /^captured payments: payment \d+ is 2400 EUR, and its payable \d+ is 2500 EUR$/,
    ],
    [
      'a refund',
      'UPDATE refund SET amount_minor = 999',
      'UPDATE refund SET amount_minor = 1000',
      /^refunds: refund \d+ is -999 EUR, and its payable \d+ is -1000 EUR$/,
    ],
    [
      'a capture that owes nothing',
      `UPDATE payable SET source_id = 99 WHERE kind = 'payment_capture'`,
      `UPDATE payable SET source_id = payment_id WHERE kind = 'payment_capture'`,
      /^captured payments: payment \d+ owes nothing: 2500 EUR$/,
    ],
    [
      'the sum of a disbursement',
      'UPDATE disbursement SET gross_minor = gross_minor + 1, net_minor = net_minor + 1',
      'UPDATE disbursement SET gross_minor = gross_minor - 1, net_minor = net_minor - 1',
      /^disbursements: disbursement 1 says 3 sales, 12501 - 171 = 12330 EUR; its payables make 3 sales, 12500 - 171$/,
    ],
  ];
  test.each(cases)('%s', async (_what, change, undo, named) => {
    await tamper(change);
    const found = await told();
    await tamper(undo);
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(named)]));
    expect(await told()).toEqual([]);
  });

  test.each([
    [
      'what shops owe us',
      'order_clearing',
      'provider_receivable',
      /^control accounts: order_clearing EUR: the account says 15001, the payables make 15000$/,
    ],
    [
      'what the provider owes us',
      'provider_receivable',
      'order_clearing',
      /^control accounts: provider_receivable EUR: the account says 1501, the payables make 1500$/,
    ],
    [
      'the fees earned',
      'order_clearing',
      'fee_revenue',
      /^control accounts: fee_revenue EUR: the account says -\d+, the payables make -\d+$/,
    ],
  ])('a journal that balances and stands for nothing: %s', async (_what, debit, credit, named) => {
    await tamper(bookNothing(debit, credit));
    const found = await told();
    await tamper(unbookNothing);
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(named)]));
    expect(found.every((message) => message.startsWith('control accounts'))).toBe(true);
    expect(await told()).toEqual([]);
  });

  test('an account of the platform, from before each merchant had one, is held against the sum over all', async () => {
    await tamper(
      `INSERT INTO account (code, kind, currency) VALUES ('order_clearing', 'asset', 'EUR'), ('fee_revenue', 'revenue', 'EUR')`,
    );
    expect(await told()).toEqual([]);
    await tamper(bookNothing('order_clearing', 'fee_revenue', 'AND a.merchant_id IS NULL'));
    const found = await told();
    await tamper(`${unbookNothing}; DELETE FROM account WHERE merchant_id IS NULL`);
    expect(found).toEqual([
      expect.stringMatching(/^platform accounts: order_clearing EUR: all accounts say 15001, the payables make 15000$/),
      expect.stringMatching(/^platform accounts: fee_revenue EUR: all accounts say -\d+, the payables make -\d+$/),
    ]);
    expect(await told()).toEqual([]);
  });

  test('a payable in two periods', async () => {
    await tamper('ALTER TABLE disbursement DROP CONSTRAINT disbursement_periods_do_not_overlap');
    await tamper(
      `INSERT INTO disbursement (run_id, merchant_id, currency, period_from, period_to, orders, gross_minor, fee_minor, net_minor, outcome, status)
       SELECT gen_random_uuid(), merchant_id, currency, '2026-01-11', '2026-01-12', 0, 0, 0, 0, 'nothing_due', 'planned' FROM disbursement`,
    );
    expect(await told()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^periods: disbursements 1 and 2 both hold 2026-01-11$/)]),
    );
  });
});
