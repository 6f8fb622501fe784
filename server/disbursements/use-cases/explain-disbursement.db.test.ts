import { expect, test } from 'vitest';
import { approve, bringIn, disburse, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { makeCaptured, makeRefunded } from '@/prisma/demo/paid';
import { type Actor, jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { oweOn } from '@/server/payables/door';
import { owePayment, oweRefund } from '@/server/payables/use-cases/owe-payment';
import { pool, transaction } from '@/server/platform/db';
import { explainDisbursement } from './explain-disbursement';
import { listLines } from './list-lines';

const staff = jobActor('test');
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const idOf = async (runId: string) =>
  String((await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [runId])).rows[0]?.id);

test('each figure is the sum of its parts, and what was kept is followed to where it went', async () => {
  const shop = await makeMerchant({ reference: 'explained' });
  const id = shop.id.toString();
  await pool().query('UPDATE merchant SET reserve_ppm = 50000, reserve_days = 8 WHERE id = $1', [id]);
  await bringIn(shop, [orderOf(shop, '2026-01-06T10:00Z', 8_200), orderOf(shop, '2026-01-06T11:00Z', 50_017)]);
  const payment = await makeCaptured(shop, 2_500, { method: 'debit_card', at: '2026-01-07T10:00Z' });
  await owePayment(payment);
  await oweRefund(await makeRefunded(payment, 1_000, '2026-01-08T10:00Z'));
  const first = await disburse('1week', '2026-01-12', 'explained');
  await approve(first);
  const told = unwrap(await explainDisbursement(staff, await idOf(first)));

  // 0.78 + 4.25 + 0.75 − 0.30
  expect(told.parts).toEqual([
    { kind: 'capture', payables: 2, gross: euros(58_217), fee: euros(503), net: euros(57_714) },
    { kind: 'refund', payables: 1, gross: euros(-1_000), fee: euros(-30), net: euros(-970) },
    { kind: 'payment_capture', payables: 1, gross: euros(2_500), fee: euros(75), net: euros(2_425) },
  ]);
  expect(
    told.fees.map(({ rule, tier, payables, fee }) => [rule?.schedule, rule?.version, tier, payables, fee.amount]),
  ).toEqual([
    ['default', 1, '50.00 to under 300.00: 0.95 %', 1, 78],
    ['default', 1, 'From 300.00 up: 0.85 %', 1, 425],
    ['debit_card', 1, 'Every amount: 3.00 %', 2, 45],
  ]);
  expect(told).toMatchObject({
    net: '597.17 gross − 5.48 fees = 591.69',
    kept: '5.00 % of 607.17 sold = 30.3585, rounded half up to 30.36; given free on 2026-01-19',
    toPay: '591.69 net − 30.36 kept = 561.33',
    owedOn: [{ dueOn: '2026-01-19', disbursementId: null }],
  });

  // The reserve comes free in a later one, and leads back; so does a monthly fee to its month.
  await pool().query('UPDATE merchant SET minimum_payout_minor = 900000 WHERE id = $1', [id]);
  await bringIn(shop, [orderOf(shop, '2026-01-20T10:00Z', 10_000)]);
  await deductFee(shop.id);
  const second = await disburse('1week', '2026-01-26', 'explained');
  const disbursementId = await idOf(second);
  expect(unwrap(await explainDisbursement(staff, await idOf(first))).owedOn).toMatchObject([{ disbursementId }]);
  const { data } = unwrap(await listLines(staff, { id: disbursementId, limit: 10 }));
  expect(
    data.map(({ kind, fromDisbursementId, orderId, explanation }) => [
      kind,
      fromDisbursementId !== null,
      orderId !== null,
      explanation,
    ]),
  ).toEqual([
    [
      'reserve_released',
      true,
      false,
      'the disbursement of 2026-01-05 to before 2026-01-12 kept 30.36 as reserve, 5.00 % of what it sold, which is given free now',
    ],
    ['capture', false, true, expect.stringMatching(/^100\.00 lies in 50\.00 to under 300\.00: 0\.95 %/)],
    [
      'monthly_fee',
      false,
      false,
      'the minimum of 29.00 less the fees of the disbursement dated in 2025-12, 12.34, leaves 16.66',
    ],
  ]);
  expect(data[1]?.feeRule).toMatchObject({ schedule: 'default', version: 1, isOwn: false });
  expect(unwrap(await explainDisbursement(staff, disbursementId))).toMatchObject({
    kept: expect.stringMatching(/less than the least that is paid out, 9000\.00/),
    owedOn: [],
  });

  // Its own people read the same, through what they may see; others nothing.
  const own = { ...staff, merchantId: shop.id } as Actor;
  expect(unwrap(await explainDisbursement(own, disbursementId)).parts).toHaveLength(3);
  expect(unwrap(await listLines(own, { id: disbursementId, limit: 10 })).data).toEqual(data);
  const other = { ...staff, merchantId: (await makeMerchant()).id } as Actor;
  expect(await explainDisbursement(other, disbursementId)).toMatchObject({ refusal: { code: 'not_found' } });
});

/** A minimum monthly fee of December that is deducted on the 21st. */
const deductFee = (merchantId: bigint) =>
  transaction(async (client) => {
    const { rows } = await client.query<{ id: bigint }>(`SELECT nextval('monthly_fee_id_seq') AS id`);
    const sourceId = (rows[0] as { id: bigint }).id;
    const day = '2026-01-21' as never;
    const [journalId] = await oweOn(client, [
      {
        kind: 'monthly_fee',
        merchantId,
        sourceId,
        currency: 'EUR',
        grossMinor: 0n,
        feeMinor: 1_666n,
        naturalOn: day,
        bookedOn: day,
      },
    ]);
    await client.query(
      `INSERT INTO monthly_fee (id, merchant_id, currency, month, disbursements, minimum_minor, fees_minor, amount_minor, is_deducted, journal_id, created_at)
       VALUES ($1, $2, 'EUR', '2025-12-01', 1, 2900, 1234, 1666, true, $3, now())`,
      [sourceId.toString(), merchantId.toString(), String(journalId)],
    );
  });
