import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { presentTotal } from '../present';
import type { AccountTotals } from '../schema';
import { sumAccounts } from '../store/reading';

/** What all accounts of each kind have together, per currency; of each currency the sum is nothing. */
export async function getTotals(actor: Actor | null): Promise<Outcome<AccountTotals>> {
  const may = authorise(actor, 'ledger:read');
  if (!may.ok) return may;
  return ok({ totals: (await sumAccounts()).map(presentTotal) });
}
