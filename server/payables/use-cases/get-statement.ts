import { type Actor, authorise } from '@/server/identity/door';
import { addDays, firstOfMonth, type LocalDate, localDate } from '@/server/kernel/calendar';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { balancesOf, movementsOf } from '@/server/ledger/door';
import { findSchedule } from '@/server/merchants/door';
import type { Statement, StatementInput } from '../schema';
import { sumCaptures } from '../store/reading';

/** In words, in the order in which a statement tells of them. */
const says: Record<string, string> = {
  order_completed: 'Orders completed',
  payment_captured: 'Payments captured',
  payment_refunded: 'Refunds',
  dispute_opened: 'Disputes',
  dispute_won: 'Disputes won',
  monthly_fee_charged: 'Minimum monthly fees',
  payout_paid: 'Payouts',
  payout_returned: 'Payouts that came back',
};

/**
 * What a merchant was owed when a month began, what came and went by kind, and what it was owed at its end: the opening
 * balance and all movements are the closing balance, in each currency, to the last unit.
 */
export async function getStatement(actor: Actor | null, input: StatementInput): Promise<Outcome<Statement>> {
  const may = authorise(actor, 'payables:read');
  if (!may.ok) return may;
  const own = may.value.merchantId;
  if (own === null && input.merchant === undefined) {
    const message = 'is required: whose statement';
    return refuse('invalid_input', `The merchant ${message}.`, { fields: [{ field: 'merchant', message }] });
  }
  const merchant = await findSchedule(own, input.merchant);
  if (!merchant) return refuse('not_found', `There is no merchant ${input.merchant ?? 'of yours'}.`);

  const from = localDate(`${input.month}-01`);
  const next = firstOfMonth(addDays(from, 31));
  const to = addDays(next, -1);
  const opening = await owedAt(merchant.id, addDays(from, -1));
  const closing = await owedAt(merchant.id, to);
  const movements = await movementsOf(merchant.id, from, next);
  const captures = await sumCaptures(merchant.id, from, next);
  const currencies = [...new Set([merchant.currency, ...closing.keys()])];
  return ok({
    merchantReference: merchant.reference,
    merchantName: merchant.name,
    timeZone: merchant.timeZone,
    month: input.month,
    from,
    to,
    currencies: currencies.map((currency) => {
      const money = (minor: bigint) => moneyJson(minor, currency);
      const own = movements.filter((row) => row.currency === currency);
      const end = closing.get(currency) ?? nothing;
      return {
        currency,
        opening: money(totalOf(opening.get(currency) ?? nothing)),
        movements: Object.entries(says).flatMap(([kind, words]) => {
          const found = own.find((row) => row.code === kind);
          if (!found) return [];
          // One journal stands for many orders: these are counted by their payables.
          const many = kind === 'order_completed' ? captures.find((row) => row.currency === currency) : undefined;
          const { gross_minor: gross, fee_minor: fee } = many ?? found;
          const count = many?.payables ?? found.journals;
          return [{ kind, says: words, count, gross: money(gross), fee: money(fee), net: money(found.net_minor) }];
        }),
        closing: money(totalOf(end)),
        pending: money(end.merchant_payable),
        available: money(end.merchant_available),
        inTransit: money(end.merchant_disbursement + end.payout_in_transit),
      };
    }),
  });
}

const nothing = { merchant_payable: 0n, merchant_available: 0n, merchant_disbursement: 0n, payout_in_transit: 0n };
type Owed = typeof nothing;
const totalOf = (owed: Owed): bigint => Object.values(owed).reduce((sum, minor) => sum + minor, 0n);

/** What a merchant was owed at the end of a day, by currency. What we owe stands negative in the ledger. */
async function owedAt(merchantId: bigint, day: LocalDate): Promise<Map<string, Owed>> {
  const owed = new Map<string, Owed>();
  for (const { code, currency, minor } of await balancesOf(merchantId, day, null)) {
    if (!(code in nothing)) continue;
    owed.set(currency, { ...(owed.get(currency) ?? nothing), [code]: -minor });
  }
  return owed;
}
