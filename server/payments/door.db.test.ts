import { expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { pool } from '@/server/platform/db';
import { findCaptured, findDispute, findOrdersPaidHere, findSucceededRefund } from './door';

test('tells of a captured payment, of a refund that succeeded and of a dispute what pricing needs', async () => {
  const merchant = await makeMerchant();
  const insert = async (statement: string) => BigInt((await pool().query<{ id: bigint }>(statement)).rows[0]?.id ?? 0n);
  const payment = await insert(
    `INSERT INTO payment (merchant_id, order_id, method, amount_minor, currency, card_brand, card_last4, provider, status,
                          captured_minor, captured_at, created_at, updated_at)
     VALUES (${merchant.id}, 77, 'credit_card', 2500, 'EUR', 'visa', '4242', 'simulator', 'captured', 2500,
             '2026-03-01T10:00Z', '2026-03-01T09:59Z', now()) RETURNING id`,
  );
  const refund = await insert(
    `INSERT INTO refund (merchant_id, payment_id, amount_minor, currency, status, requested_by, total_minor, created_at, updated_at, final_at)
     VALUES (${merchant.id}, ${payment}, 500, 'EUR', 'succeeded', 'test', 700, now(), now(), '2026-03-02T10:00Z') RETURNING id`,
  );
  const dispute = await insert(
    `INSERT INTO dispute (merchant_id, payment_id, amount_minor, fee_minor, currency, status, opened_at)
     VALUES (${merchant.id}, ${payment}, 1000, 1500, 'EUR', 'opened', '2026-03-03T10:00Z') RETURNING id`,
  );
  expect(await findCaptured(pool(), payment)).toEqual({
    id: payment,
    merchantId: merchant.id,
    orderId: 77n,
    method: 'credit_card',
    brand: 'visa',
    currency: 'EUR',
    customerReference: null,
    capturedMinor: 2500n,
    capturedAt: new Date('2026-03-01T10:00Z'),
  });
  expect(await findSucceededRefund(pool(), refund)).toMatchObject({
    paymentId: payment,
    orderId: 77n,
    amountMinor: 500n,
    totalMinor: 700n,
  });
  expect(await findDispute(pool(), dispute)).toMatchObject({ amountMinor: 1000n, feeMinor: 1500n, status: 'opened' });
  expect(await findOrdersPaidHere(pool(), [77n, 78n])).toEqual(new Set([77n]));
  expect(await findSucceededRefund(pool(), dispute + 1_000n)).toBeNull();
});
