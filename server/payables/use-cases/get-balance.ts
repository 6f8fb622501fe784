import { type Actor, authorise } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { balancesOf } from '@/server/ledger/door';
import { findSchedule } from '@/server/merchants/door';
import type { Balance, BalanceInput } from '../schema';
import { sumReserves } from '../store/reading';

/**
 * What a merchant is owed per currency: now, at the end of a past day, and as it was known at an instant. Read from the
 * ledger, where what we owe stands negative.
 */
export async function getBalance(actor: Actor | null, input: BalanceInput): Promise<Outcome<Balance>> {
  const may = authorise(actor, 'payables:read');
  if (!may.ok) return may;
  const own = may.value.merchantId;
  if (own === null && input.merchant === undefined) {
    const message = 'is required: whose balance';
    return refuse('invalid_input', `The merchant ${message}.`, { fields: [{ field: 'merchant', message }] });
  }
  const merchant = await findSchedule(own, input.merchant);
  if (!merchant) return refuse('not_found', `There is no merchant ${input.merchant ?? 'of yours'}.`);

  const found = await balancesOf(merchant.id, input.asOf ?? null, input.knownOn ?? null);
  const reserves = await sumReserves(merchant.id, input.asOf ?? null, input.knownOn ?? null);
  const currencies = [...new Set([merchant.currency, ...found.map((row) => row.currency)])];
  return ok({
    merchantReference: merchant.reference,
    merchantName: merchant.name,
    asOf: input.asOf ?? null,
    knownOn: input.knownOn ?? null,
    settledThrough: merchant.settledThrough,
    balances: currencies.map((currency) => {
      const owed = (code: string) =>
        -(found.find((row) => row.code === code && row.currency === currency)?.minor ?? 0n);
      // A reserve is pending until its day has come: it is told apart from what falls due by itself.
      const kept = reserves.find((row) => row.currency === currency)?.minor ?? 0n;
      return {
        currency,
        pending: moneyJson(owed('merchant_payable') - kept, currency),
        available: moneyJson(owed('merchant_available'), currency),
        inTransit: moneyJson(owed('merchant_disbursement') + owed('payout_in_transit'), currency),
        reserved: moneyJson(kept, currency),
      };
    }),
  });
}
