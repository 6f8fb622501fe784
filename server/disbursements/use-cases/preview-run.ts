import type { Actor } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { differencesOf } from '../domain/differences';
import type { Preview, PreviewInput } from '../schema/preview';
import { findMerchantsOf, findUsual, hashPlanned, type NamedRow, type UsualRow } from '../store/preview';
import type { Planned } from '../store/turns';
import { type PlannedRun, planRun } from './plan-run';

/** Of those who are paid, and of those who are not. */
const SHOWN = 1_000;

/**
 * What a run would give each merchant, and how that differs from what they got before: calculated as the run itself would
 * be, and nothing is written or held. Its hash is that of the run, once that is calculated, unless something changes.
 */
export async function previewRun(actor: Actor | null, input: PreviewInput): Promise<Outcome<Preview>> {
  const found = await planRun(actor, input);
  return found.ok ? ok(await present(found.value)) : found;
}

async function present({ periodTo, planned, leftOut, others }: PlannedRun): Promise<Preview> {
  const most = [...planned].sort((a, b) => Number(toPay(b) - toPay(a)));
  const [paid, unpaid] = [most.filter(isPaid), most.filter((row) => !isPaid(row))];
  const shown = [...paid.slice(0, SHOWN), ...unpaid.slice(0, SHOWN)];
  const of = [
    ...shown.map((row) => ({ merchantId: row.merchant_id, periodTo: row.period_to })),
    ...leftOut.slice(0, SHOWN).map(({ id }) => ({ merchantId: id, periodTo })),
  ];
  const ids = [...new Set(of.map(({ merchantId }) => merchantId))];
  const merchants = await findMerchantsOf(pool(), ids);
  const usual = new Map((await findUsual(pool(), of)).map((row) => [`${row.merchant_id}/${row.currency}`, row]));
  const named = (id: bigint) => {
    const { reference, name } = merchants.get(id) as NamedRow;
    return { merchantReference: reference, merchantName: name };
  };
  return {
    hash: await hashPlanned(pool(), planned),
    totals: totalsOf(planned),
    merchants: shown.map((row) => ({
      ...named(row.merchant_id),
      timeFrame: { start: row.period_from, end: row.period_to },
      orders: row.orders,
      ...amountsOf(row),
      outcome: row.outcome,
      waitsFor: waitsFor(row, merchants.get(row.merchant_id)),
      ...comparedWith(row, usual.get(`${row.merchant_id}/${row.currency}`)),
    })),
    leftOut: leftOut.slice(0, SHOWN).map(({ id, reason }) => ({ ...named(id), reason })),
    others,
    notShown: planned.length - shown.length + Math.max(0, leftOut.length - SHOWN),
  };
}

const toPay = (row: Planned) => row.net_minor - row.keptMinor;
const isPaid = (row: Planned) => row.outcome === 'to_pay';

function waitsFor({ outcome, currency }: Planned, merchant: NamedRow | undefined) {
  if (outcome !== 'to_pay') return null;
  const payableFrom = merchant?.accounts.find((account) => account.currency === currency)?.payableFrom;
  if (payableFrom === undefined) return 'no_account';
  return new Date(payableFrom) > now() ? 'cooling_off' : null;
}

type Sums = Pick<Planned, 'currency' | 'gross_minor' | 'fee_minor' | 'net_minor' | 'keptMinor'>;

const amountsOf = ({ currency, gross_minor, fee_minor, net_minor, keptMinor }: Sums) => ({
  gross: moneyJson(gross_minor, currency),
  fee: moneyJson(fee_minor, currency),
  net: moneyJson(net_minor, currency),
  kept: moneyJson(keptMinor, currency),
  toPay: moneyJson(net_minor - keptMinor, currency),
});

function comparedWith({ currency, net_minor, outcome }: Planned, before: UsualRow | undefined) {
  // Who never got anything, and gets nothing, is nothing new.
  if (before === undefined && outcome === 'nothing_due') return { lastNet: null, differences: [] };
  const of = { netMinor: net_minor, isPaid: outcome === 'to_pay' };
  if (before === undefined) return { lastNet: null, differences: differencesOf({ ...of, usual: null }) };
  const usual = {
    count: before.count,
    lastNetMinor: before.last_net_minor,
    lowMinor: before.low_minor,
    highMinor: before.high_minor,
    wasPaidLast: before.was_paid_last,
    hasOtherRates: before.has_other_rates,
  };
  const lastNet = moneyJson(before.last_net_minor, currency);
  return { lastNet, differences: differencesOf({ ...of, usual }) };
}

function totalsOf(planned: Planned[]): Preview['totals'] {
  const totals = new Map<string, Sums & { merchants: number; orders: number }>();
  for (const row of planned) {
    const sum = totals.get(row.currency);
    if (sum === undefined) {
      totals.set(row.currency, { ...row, merchants: isPaid(row) ? 1 : 0 });
      continue;
    }
    sum.merchants += isPaid(row) ? 1 : 0;
    sum.orders += row.orders;
    sum.gross_minor += row.gross_minor;
    sum.fee_minor += row.fee_minor;
    sum.net_minor += row.net_minor;
    sum.keptMinor += row.keptMinor;
  }
  const byCurrency = [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return byCurrency.map((sum) => ({
    currency: sum.currency,
    merchants: sum.merchants,
    orders: sum.orders,
    ...amountsOf(sum),
  }));
}
