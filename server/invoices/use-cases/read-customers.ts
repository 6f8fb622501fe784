import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { readerFor } from '@/server/platform/db';
import { bigintKey, decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentCustomer } from '../present';
import type { Customer, ListCustomersInput } from '../schema/customers';
import { findCustomer, findCustomers } from '../store/customers';

/** One customer; for a merchant's people only what that merchant is itself. */
export async function getCustomer(actor: Actor | null, reference: string): Promise<Outcome<Customer>> {
  const may = authorise(actor, 'customers:read');
  if (!may.ok) return may;
  const { merchantId } = may.value;
  const found = await findCustomer(readerFor(merchantId), merchantId, reference);
  return found ? ok(presentCustomer(found)) : refuse('not_found', `There is no customer ${reference}.`);
}

/** The customers, the newest first. */
export async function listCustomers(actor: Actor | null, input: ListCustomersInput): Promise<Outcome<Page<Customer>>> {
  const may = authorise(actor, 'customers:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, bigintKey]));
  if (!before.ok) return before;
  const found = await findCustomers(may.value.merchantId, input, before.value);
  return ok(toPage(found, input.limit, presentCustomer, (row) => [row.created_at.toISOString(), row.id.toString()]));
}
