import { expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import { changeTerms } from './change-terms';

const actor = jobActor('test');

test('what is given is changed, the rest stays, and the audit tells both', async () => {
  const { reference } = await makeMerchant();
  unwrap(await changeTerms(actor, { reference, minimumPayout: 5_000, disbursementWeekdays: [5, 1, 5] }));
  const reserve = { ratePpm: 100_000, days: 30 };
  const merchant = unwrap(await changeTerms(actor, { reference, reserve, deductsMonthlyFee: true, why: 'Refunds' }));
  expect(merchant).toMatchObject({
    disbursementFrequency: 'weekly',
    disbursementWeekdays: [1, 5],
    minimumPayout: { amount: 5_000, currency: 'EUR' },
    reserve,
    deductsMonthlyFee: true,
  });
  // The same again is no change.
  unwrap(await changeTerms(actor, { reference, reserve, minimumPayout: 5_000, disbursementWeekdays: [1, 5] }));
  unwrap(await changeTerms(actor, { reference, disbursementWeekdays: null, disbursementFrequency: 'daily' }));
  const { rows } = await pool().query(
    `SELECT before, after, why FROM audit_entry WHERE action = 'merchant.terms_changed' AND object_id = $1 ORDER BY id`,
    [reference],
  );
  expect(rows).toEqual([
    {
      before: { minimumPayoutMinor: '0', disbursementWeekdays: null },
      after: { minimumPayoutMinor: '5000', disbursementWeekdays: [1, 5] },
      why: null,
    },
    {
      before: { reservePpm: 0, reserveDays: 0, deductsMonthlyFee: false },
      after: { reservePpm: 100_000, reserveDays: 30, deductsMonthlyFee: true },
      why: 'Refunds',
    },
    {
      before: { disbursementFrequency: 'weekly', disbursementWeekdays: [1, 5] },
      after: { disbursementFrequency: 'daily', disbursementWeekdays: null },
      why: null,
    },
  ]);
});

test('a reserve is a part and days, or neither', async () => {
  const { reference } = await makeMerchant();
  for (const reserve of [
    { ratePpm: 100_000, days: 0 },
    { ratePpm: 0, days: 30 },
  ])
    expect(await changeTerms(actor, { reference, reserve })).toMatchObject({
      refusal: { code: 'invalid_input', fields: [{ field: 'reserve' }] },
    });
});
