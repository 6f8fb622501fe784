import { expect, test } from 'vitest';
import { makeCustomer, makeInvoice, makePlan, subscribe } from '@/prisma/demo/invoices';
import { jobActor } from '@/server/identity/door';
import { deleteCustomer } from './delete-customer';
import { getCustomer } from './read-customers';

const staff = jobActor('test');

test('a customer without a past is deleted, once', async () => {
  const reference = await makeCustomer();
  expect(await deleteCustomer(staff, reference)).toEqual({ ok: true, value: null });
  expect(await deleteCustomer(staff, reference)).toMatchObject({ refusal: { code: 'not_found' } });
});

test.each([
  ['an invoice', (customer: string) => makeInvoice(customer)],
  ['a subscription', async (customer: string) => subscribe(customer, await makePlan(), '2030-01-01')],
])('one with %s stays', async (_what, make) => {
  const reference = await makeCustomer();
  await make(reference);
  expect(await deleteCustomer(staff, reference)).toMatchObject({ refusal: { code: 'conflict' } });
  expect(await getCustomer(staff, reference)).toMatchObject({ ok: true });
});
