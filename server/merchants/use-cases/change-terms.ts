import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { transaction } from '@/server/platform/db';
import { presentMerchant } from '../present';
import type { Merchant } from '../schema';
import type { ChangeTermsInput } from '../schema/terms';
import { lockMerchant, type MerchantRow, type Terms, updateTerms } from '../store';

/** Changes on what terms a merchant is paid, from the next calculation on: what is calculated already stays as it is. */
export async function changeTerms(actor: Actor | null, input: ChangeTermsInput): Promise<Outcome<Merchant>> {
  const may = authorise(actor, 'merchants:write');
  if (!may.ok) return may;
  const { reference, why } = input;
  return transaction(async (client) => {
    const row = may.value.merchantId === null ? await lockMerchant(client, reference) : null;
    if (!row) return refuse('not_found', `There is no merchant ${reference}.`);
    const before = termsOf(row);
    const after = { ...before, ...given(input) };
    if ((after.reservePpm === 0) !== (after.reserveDays === 0))
      return refuse('invalid_input', 'A reserve is a part and a number of days.', {
        fields: [{ field: 'reserve', message: 'give both a part and days, or neither' }],
      });
    const changed = (Object.keys(after) as (keyof Terms)[]).filter(
      (term) => JSON.stringify(before[term], asText) !== JSON.stringify(after[term], asText),
    );
    if (changed.length === 0) return ok(presentMerchant(row));
    const pick = (terms: Terms) => Object.fromEntries(changed.map((term) => [term, terms[term]]));
    const updated = await updateTerms(client, row.id, after);
    await audit(client, {
      actor: may.value,
      action: 'merchant.terms_changed',
      object: { type: 'merchant', id: reference },
      merchantId: row.id,
      before: pick(before),
      after: pick(after),
      ...(why ? { why } : {}),
    });
    return ok(presentMerchant(updated));
  });
}

const asText = (_name: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);

const termsOf = (row: MerchantRow): Terms => ({
  disbursementFrequency: row.disbursement_frequency,
  disbursementWeekdays: row.disbursement_weekdays,
  minimumPayoutMinor: row.minimum_payout_minor,
  minimumMonthlyFeeMinor: row.minimum_monthly_fee_minor,
  deductsMonthlyFee: row.deducts_monthly_fee,
  reservePpm: row.reserve_ppm,
  reserveDays: row.reserve_days,
});

function given(input: ChangeTermsInput): Partial<Terms> {
  const { disbursementFrequency, disbursementWeekdays: weekdays, minimumPayout, minimumMonthlyFee, reserve } = input;
  const distinct = weekdays && [...new Set(weekdays)].toSorted((a, b) => a - b);
  return {
    ...(disbursementFrequency === undefined ? {} : { disbursementFrequency }),
    ...(distinct === undefined ? {} : { disbursementWeekdays: distinct }),
    ...(minimumPayout === undefined ? {} : { minimumPayoutMinor: BigInt(minimumPayout) }),
    ...(minimumMonthlyFee === undefined ? {} : { minimumMonthlyFeeMinor: BigInt(minimumMonthlyFee) }),
    ...(input.deductsMonthlyFee === undefined ? {} : { deductsMonthlyFee: input.deductsMonthlyFee }),
    ...(reserve === undefined ? {} : { reservePpm: reserve.ratePpm, reserveDays: reserve.days }),
  };
}
