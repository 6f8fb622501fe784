import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { findFeeRules } from '@/server/merchants/door';
import { config } from '@/server/platform/config';
import { type Queryable, snapshot } from '@/server/platform/db';
import { firstDifference, hashOfLines, type Line, type LineDifference } from '../domain/replay';
import { wrongFee } from '../domain/replay-fees';
import { turnOn } from '../domain/schedule';
import type { Replay, ReplayDifference } from '../schema/replay';
import {
  findInputs,
  findPriced,
  findStored,
  type InputRow,
  type KnownSum,
  type PricedRow,
  type StoredRow,
  sumKnown,
} from '../store/inputs';
import { findRun, type RunRow } from '../store/runs';
import { dayOf, planOf } from './plan-turns';
import { cannot, noRun } from './submit-run';

/** Nothing is left of a run in these states: there is nothing to compare with. */
const ended: readonly RunRow['status'][] = ['calculating', 'failed', 'cancelled', 'rejected'];

/**
 * Calculates a run again from its payables and what else was kept of its inputs, and compares it with its hash and its
 * disbursements: the same, or the first difference. It reads one moment and can write nothing.
 */
export async function replayRun(actor: Actor | null, id: string): Promise<Outcome<Replay>> {
  const may = authorise(actor, 'runs:read');
  if (!may.ok) return may;
  const gathered = await snapshot((client) => gather(client, id));
  if (!gathered.ok) return gathered;
  const { run, inputs, lines, priced, stored } = gathered.value;
  const rules = await findFeeRules([...new Set(priced.map((row) => row.fee_version_id))]);
  const hash = hashOfLines(lines);
  const difference =
    toldOfLine(firstDifference(stored, lines)) ?? toldOfFee(priced, rules) ?? toldOfHash(run.hash, hash);
  return ok({
    runId: id,
    isSame: difference === null,
    keptHash: run.hash,
    replayedHash: hash,
    lines: lines.length,
    inputs: { asOf: run.as_of?.toISOString() ?? null, ...told(inputs), feeRules: toldOfRules(priced, rules) },
    difference,
  });
}

async function gather(client: Queryable, id: string) {
  const run = await findRun(client, id);
  if (!run) return noRun();
  const { hash } = run;
  if (ended.includes(run.status) || hash === null) return cannot('calculated again', run);
  const inputs = await findInputs(client, id);
  const turns = inputs.flatMap((input) => daysOf(run, input));
  const [lines, priced]: [Line[], PricedRow[]] = [[], []];
  const { RUN_BATCH_MERCHANTS: batch } = config();
  for (let at = 0; at < turns.length; at += batch) {
    const some = turns.slice(at, at + batch);
    lines.push(...(await sumKnown(client, id, some)).map(lineOfSum));
    priced.push(...(await findPriced(client, id, some)));
  }
  const stored = (await findStored(client, id)).map(lineOfStored);
  return ok({ run: { ...run, hash }, inputs, lines, priced, stored });
}

/** The days that a merchant was paid for: of a frame its own; else by the schedule and calendar that it had. */
function daysOf(run: RunRow, input: InputRow) {
  const { merchant_id: merchantId, frequency, weekdays, live_on, closed_until, first_due } = input;
  if (run.kind === 'frame') return [{ merchantId, from: run.period_from, to: run.period_to }];
  const standing = { frequency, weekdays, liveOn: live_on, closedUntil: closed_until, firstDue: first_due };
  const period = turnOn(standing, dayOf(run, input.time_zone));
  return period === null ? [] : [{ merchantId, ...period }];
}

function lineOfSum(sum: KnownSum): Line {
  const { merchant_id: merchantId, reference, currency, period_from: from, period_to: to, orders } = sum;
  const { net_minor: netMinor, keptMinor, releaseOn, outcome } = planOf(sum);
  const amounts = { grossMinor: sum.gross_minor, feeMinor: sum.fee_minor, netMinor, keptMinor };
  return { merchantId, reference, currency, from, to, orders, ...amounts, releaseOn, outcome };
}

function lineOfStored(row: StoredRow): Line & { calledOff: boolean } {
  const { merchant_id: merchantId, reference, currency, period_from: from, period_to: to, orders, outcome } = row;
  const { gross_minor: grossMinor, fee_minor: feeMinor, net_minor: netMinor, kept_minor: keptMinor } = row;
  const amounts = { grossMinor, feeMinor, netMinor, keptMinor };
  const calledOff = row.was_called_off;
  return {
    merchantId,
    reference,
    currency,
    from,
    to,
    orders,
    ...amounts,
    releaseOn: row.release_on,
    outcome,
    calledOff,
  };
}

type Rules = Awaited<ReturnType<typeof findFeeRules>>;

function toldOfRules(priced: readonly PricedRow[], rules: Rules): Replay['inputs']['feeRules'] {
  return [...rules].map(([id, { schedule, currency, isOwn, version }]) => {
    const payables = priced.reduce((sum, row) => (row.fee_version_id === id ? sum + row.payables : sum), 0);
    return { schedule, currency, isOwn, version, payables };
  });
}

function told(inputs: readonly InputRow[]) {
  const zones = new Map<string, number>();
  for (const { time_zone: zone } of inputs) zones.set(zone, (zones.get(zone) ?? 0) + 1);
  return {
    // Of the last batch: the merchants are in the order in which they were calculated.
    knownThrough: inputs.at(-1)?.known_through.toString() ?? null,
    merchants: inputs.length,
    zones: [...zones].map(([timeZone, merchants]) => ({ timeZone, merchants })),
  };
}

const nothing = { place: null, merchantReference: null, currency: null, payableId: null };

const toldOfLine = (found: LineDifference | null): ReplayDifference | null =>
  found && {
    what: 'line',
    place: found.place,
    merchantReference: found.of.reference,
    currency: found.of.currency,
    payableId: null,
    fields: found.fields,
  };

/** The first payable that its own rule prices otherwise. */
function toldOfFee(priced: readonly PricedRow[], rules: Rules): ReplayDifference | null {
  for (const row of priced) {
    const { currency, gross_minor: grossMinor, fee_minor: feeMinor, fee_tier: tier, first_id: firstId } = row;
    const wrong = wrongFee(
      { firstId, currency, tier, grossMinor, feeMinor },
      rules.get(row.fee_version_id)?.tiers ?? [],
    );
    if (!wrong) continue;
    const fields = [{ field: 'fee', kept: wrong.kept, replayed: wrong.replayed }];
    return { ...nothing, what: 'fee', currency, payableId: wrong.payableId.toString(), fields };
  }
  return null;
}

const toldOfHash = (kept: string, replayed: string): ReplayDifference | null =>
  kept === replayed ? null : { ...nothing, what: 'hash', fields: [{ field: 'hash', kept, replayed }] };
