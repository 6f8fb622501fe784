import { type Actor, authorise } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { resolveScope } from '@/server/merchants/door';
import { now } from '@/server/platform/clock';
import { standOf } from '../domain/completeness';
import { type Completeness, standingAccountShape } from '../schema/completeness';
import { type CompletenessRow, findCompleteness } from '../store/completeness';

/** Where every payable is, over all merchants or one, and that the ledger says the same: looked at in one statement. */
export async function reportCompleteness(
  actor: Actor | null,
  { merchant }: { merchant?: string | undefined },
): Promise<Outcome<Completeness>> {
  const may = authorise(actor, 'ledger:read');
  if (!may.ok) return may;
  const merchantId = await resolveScope(may.value.merchantId, merchant);
  if (merchantId === undefined) return refuse('not_found', `There is no merchant ${merchant}.`);
  const found = await findCompleteness(merchantId);
  const inOrder = [...new Set(found.map((row) => row.currency))].sort((a, b) => (a < b ? -1 : 1));
  const currencies = inOrder.map((currency) =>
    ofCurrency(
      currency,
      found.filter((row) => row.currency === currency),
    ),
  );
  return ok({
    at: now().toISOString(),
    merchant: merchant ?? null,
    isComplete: currencies.every((one) => one.isComplete),
    currencies,
  });
}

type OfCurrency = Completeness['currencies'][number];

function ofCurrency(currency: string, found: readonly CompletenessRow[]): OfCurrency {
  const money = (minor: bigint) => moneyJson(minor, currency);
  const { places, made } = standOf(
    found
      .filter((row) => row.part === 'found')
      .map((row) => ({ ...row, found: row.name, byShops: row.by_shops, byProvider: row.by_provider })),
    found.find((row) => row.part === 'monthly_fees')?.gross ?? 0n,
  );
  const booked = new Map(found.filter((row) => row.part === 'booked').map((row) => [row.name, row.gross]));
  const accounts = standingAccountShape.options.flatMap((account) => {
    const should = made.get(account) ?? 0n;
    const is = booked.has(account) ? booked.get(account) : 0n;
    return is == null ? [] : [{ account, made: money(should), booked: money(is), difference: money(is - should) }];
  });
  const all = found.find((row) => row.part === 'all') ?? { payables: 0, gross: 0n, fee: 0n };
  const sums = ({ payables, gross, fee }: typeof all) => ({
    payables,
    gross: money(gross),
    fee: money(fee),
    net: money(gross - fee),
  });
  return {
    currency,
    isComplete:
      accounts.every(({ difference }) => difference.amount === 0) &&
      places.reduce((sum, { payables }) => sum + payables, 0) === all.payables,
    places: places.map((one) => ({ place: one.place, ...sums(one), keptOn: money(one.kept) })),
    inAll: sums(all),
    accounts,
  };
}
