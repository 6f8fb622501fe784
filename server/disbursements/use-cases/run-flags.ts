import { moneyJson } from '@/server/kernel/money';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { flagsOf } from '../domain/flags';
import { type Flag, flagShape, type RunFlags } from '../schema/flags';
import {
  findKeptFlags,
  findPaying,
  findRepeated,
  gatherSignals,
  insertFlags,
  type KeptFlagsRow,
  type Paying,
  type SignalRow,
} from '../store/flags';
import { findHash } from '../store/run-life';
import type { RunRow } from '../store/runs';

type Of = Pick<RunRow, 'id' | 'status' | 'approved_hash'>;

/**
 * What is worth a second look at a run. While it is ready: by what is known now. From when it was submitted: what was written
 * down with what was submitted, and with what was approved, so that everybody later reads what was seen then.
 */
export async function flagsOfRun(client: Queryable, run: Of): Promise<RunFlags> {
  if (run.status === 'calculating' || run.status === 'failed') return { flags: [], lookedAt: null, isKept: false };
  const isOpen = run.status === 'ready' || run.status === 'submitted';
  if (!isOpen) return kept(await findKeptFlags(client, run.id, run.approved_hash));
  const found = await findKeptFlags(client, run.id, await findHash(client, run.id));
  if (found && run.status === 'submitted') return kept(found);
  const flags = await lookForFlags(client, await findPaying(client, run.id));
  return { flags, lookedAt: now().toISOString(), isKept: false };
}

/** Writes down what is worth a second look at a run as it is now, unless that was done of the very same. */
export async function keepFlags(client: Queryable, runId: string, hash: string): Promise<void> {
  if (await findKeptFlags(client, runId, hash)) return;
  const flags = await lookForFlags(client, await findPaying(client, runId));
  await insertFlags(client, { runId, hash, flags, at: now() });
}

/** What is worth a second look at these payouts, in their order. */
export async function lookForFlags(client: Queryable, paying: readonly Paying[]): Promise<Flag[]> {
  if (paying.length === 0) return [];
  const signals = await gatherSignals(client, paying);
  const repeated = await findRepeated(client, paying);
  return signals.flatMap((row) => {
    const of = paying[Number(row.place) - 1] as Paying;
    return flagsOf(signalsOf(of, row, repeated.get(Number(row.place)) ?? [])).map((found) => ({
      ...found,
      merchantReference: row.reference,
      merchantName: row.name,
      toPay: moneyJson(of.net_minor - of.keptMinor, of.currency),
      disbursementId: of.disbursementId?.toString() ?? null,
    }));
  });
}

const DAY_MS = 86_400_000;

const signalsOf = (of: Paying, row: SignalRow, repeated: readonly string[]) => ({
  currency: of.currency,
  toPayMinor: of.net_minor - of.keptMinor,
  keptMinor: of.keptMinor,
  account:
    row.masked === null
      ? null
      : {
          masked: row.masked,
          isPaidBefore: row.is_paid_before,
          changedDaysAgo:
            row.changed_at === null ? null : Math.floor((now().getTime() - row.changed_at.getTime()) / DAY_MS),
          sharedWith: row.shared_with ?? [],
        },
  past: { payouts: row.payouts, highMinor: row.high_minor },
  sales: { minor: row.sales_minor },
  refunds: { count: row.refunds, minor: row.refunds_minor },
  repeated,
  laterMinor: row.later_minor,
});

const kept = (row: KeptFlagsRow | null): RunFlags => ({
  flags: row === null ? [] : flagShape.array().parse(row.flags),
  lookedAt: row?.looked_at.toISOString() ?? null,
  isKept: row !== null,
});
