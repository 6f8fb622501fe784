import { type Actor, authorise } from '@/server/identity/door';
import { addDays, localDateOf } from '@/server/kernel/calendar';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { resolveScope } from '@/server/merchants/door';
import { now } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { differencesOf } from '../domain/differences';
import { endedFrame } from '../domain/time-frame';
import type { SkipReason } from '../schema';
import type { Preview, PreviewInput } from '../schema/preview';
import { findNames, findNextMerchants, findUsual, type NamedRow, type UsualRow } from '../store/preview';
import { findOverlaps, findTimeZones } from '../store/runs';
import type { Planned } from '../store/turns';
import { planTurns, turnsOf } from './plan-turns';
import { daysTaken } from './request-run';

/** Merchants looked at in one statement. */
const BATCH = 2_000;
const SHOWN = 1_000;
/** Stands for the run that is not there. */
const NO_RUN = '00000000-0000-0000-0000-000000000000';

type Found = { planned: Planned[]; skips: Map<SkipReason, bigint[]> };

/**
 * What a run would give each merchant, and how that differs from what they got before: calculated as the run itself would
 * be, and nothing is written or held.
 */
export async function previewRun(actor: Actor | null, input: PreviewInput): Promise<Outcome<Preview>> {
  const may = authorise(actor, 'disbursements:run');
  if (!may.ok) return may;
  const scope = await resolveScope(may.value.merchantId, input.merchant);
  if (scope === undefined) return refuse('not_found', `There is no merchant ${input.merchant}.`);
  const run = await runOf(input, scope);
  if (!run.ok) return run;

  const found: Found = { planned: [], skips: new Map() };
  for (let after = 0n; ; ) {
    const merchantIds = await findNextMerchants(pool(), { merchant_id: scope, merchant_ids: null }, after, BATCH);
    const { turns, skips } = await turnsOf(pool(), run.value, merchantIds);
    found.planned.push(...(await planTurns(pool(), turns)));
    for (const [reason, ids] of skips) found.skips.set(reason, [...(found.skips.get(reason) ?? []), ...ids]);
    const last = merchantIds.at(-1);
    if (last === undefined || merchantIds.length < BATCH) break;
    after = last;
  }
  return ok(await present(found));
}

async function runOf({ timeFrame }: PreviewInput, scope: bigint | null) {
  const at = now();
  if (timeFrame === undefined) {
    const day = localDateOf(at, 'UTC');
    return ok({ id: NO_RUN, kind: 'scheduled' as const, period_from: addDays(day, -1), period_to: day, as_of: at });
  }
  const { length, endingBefore } = timeFrame;
  const period = endedFrame(length, endingBefore, 'timeFrame.endingBefore', await findTimeZones(scope), at);
  if (!period.ok) return period;
  const closed = await findOverlaps(pool(), period.value, scope);
  if (closed.length > 0) return daysTaken(period.value, closed);
  return ok({
    id: NO_RUN,
    kind: 'frame' as const,
    period_from: period.value.from,
    period_to: period.value.to,
    as_of: null,
  });
}

async function present({ planned, skips }: Found): Promise<Preview> {
  const toPay = (row: Planned) => row.net_minor - row.keptMinor;
  const shown = [...planned].sort((a, b) => Number(toPay(b) - toPay(a))).slice(0, SHOWN);
  const leftOut = [...skips].flatMap(([reason, ids]) => ids.map((id) => ({ id, reason })));
  const ids = [...new Set([...shown.map((row) => row.merchant_id), ...leftOut.map(({ id }) => id)])];
  const names = await findNames(pool(), ids);
  const usual = new Map((await findUsual(pool(), ids)).map((row) => [`${row.merchant_id}/${row.currency}`, row]));
  const named = (id: bigint) => {
    const { reference, name } = names.get(id) as NamedRow;
    return { merchantReference: reference, merchantName: name };
  };
  return {
    totals: totalsOf(planned),
    merchants: shown.map((row) => ({
      ...named(row.merchant_id),
      timeFrame: { start: row.period_from, end: row.period_to },
      orders: row.orders,
      ...amountsOf(row),
      outcome: row.outcome,
      ...comparedWith(row, usual.get(`${row.merchant_id}/${row.currency}`)),
    })),
    leftOut: leftOut.map(({ id, reason }) => ({ ...named(id), reason })),
  };
}

type Sums = Pick<Planned, 'currency' | 'gross_minor' | 'fee_minor' | 'net_minor' | 'keptMinor'>;

const amountsOf = ({ currency, gross_minor, fee_minor, net_minor, keptMinor }: Sums) => ({
  gross: moneyJson(gross_minor, currency),
  fee: moneyJson(fee_minor, currency),
  net: moneyJson(net_minor, currency),
  kept: moneyJson(keptMinor, currency),
  toPay: moneyJson(net_minor - keptMinor, currency),
});

const comparedWith = ({ currency, net_minor, outcome }: Planned, before: UsualRow | undefined) => ({
  lastNet: before === undefined ? null : moneyJson(before.last_net_minor, currency),
  // Who never got anything, and gets nothing, is nothing new.
  differences:
    before === undefined && outcome === 'nothing_due'
      ? []
      : differencesOf(
          net_minor,
          before === undefined
            ? null
            : {
                count: before.count,
                lastNetMinor: before.last_net_minor,
                lowMinor: before.low_minor,
                highMinor: before.high_minor,
              },
        ),
});

function totalsOf(planned: Planned[]): Preview['totals'] {
  const totals = new Map<string, Sums & { merchants: number; orders: number }>();
  for (const row of planned) {
    const sum = totals.get(row.currency);
    if (sum === undefined) {
      totals.set(row.currency, { ...row, merchants: row.outcome === 'to_pay' ? 1 : 0 });
      continue;
    }
    sum.merchants += row.outcome === 'to_pay' ? 1 : 0;
    sum.orders += row.orders;
    sum.gross_minor += row.gross_minor;
    sum.fee_minor += row.fee_minor;
    sum.net_minor += row.net_minor;
    sum.keptMinor += row.keptMinor;
  }
  return [...totals.values()].map((sum) => ({
    currency: sum.currency,
    merchants: sum.merchants,
    orders: sum.orders,
    ...amountsOf(sum),
  }));
}
