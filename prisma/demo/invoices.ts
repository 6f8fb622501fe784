import { jobActor } from '@/server/identity/door';
import { type CreateCustomerInput, createCustomerInput } from '@/server/invoices/schema/customers';
import { type CreateInvoiceInput, createInvoiceInput } from '@/server/invoices/schema/invoices';
import { type CreatePlanInput, createPlanInput } from '@/server/invoices/schema/plans';
import { createCustomer } from '@/server/invoices/use-cases/create-customer';
import { createInvoice } from '@/server/invoices/use-cases/draft-invoice';
import { issueInvoice } from '@/server/invoices/use-cases/issue-invoice';
import { createPlan } from '@/server/invoices/use-cases/plans';
import { startSubscription } from '@/server/invoices/use-cases/subscriptions';
import { unwrap } from '@/server/kernel/outcome';

const actor = jobActor('factory');
let made = 0;

/** A customer in Madrid that pays in EUR, unless it is said otherwise. @returns its reference */
export async function makeCustomer(facts: Partial<CreateCustomerInput> = {}): Promise<string> {
  const reference = `customer-${++made}`;
  const input = {
    reference,
    name: reference,
    email: `${reference}@test.example`,
    currency: 'EUR',
    timeZone: 'Europe/Madrid',
  };
  return unwrap(await createCustomer(actor, createCustomerInput.parse({ ...input, ...facts }))).reference;
}

/** A plan of 18.00 EUR a month without tax, unless it is said otherwise. @returns its reference */
export async function makePlan(facts: Partial<CreatePlanInput> = {}): Promise<string> {
  const input = { reference: `plan-${++made}`, name: 'Standard', prices: [{ amount: 1_800, currency: 'EUR' }] };
  return unwrap(await createPlan(actor, createPlanInput.parse({ ...input, ...facts }))).reference;
}

/** @returns the subscription's id */
export const subscribe = async (customer: string, plan: string, startsOn: string, quantity = 1): Promise<string> =>
  unwrap(await startSubscription(actor, { customer, plan, startsOn, quantity })).id;

/** An invoice that is issued. @returns it */
export async function makeInvoice(customer: string, facts: Partial<CreateInvoiceInput> = {}) {
  const lines = [{ description: 'A line', unitAmount: 1_000, quantity: 1, taxRatePpm: 210_000 }];
  const { id } = unwrap(await createInvoice(actor, createInvoiceInput.parse({ customer, lines, ...facts })));
  return unwrap(await issueInvoice(actor, id));
}
