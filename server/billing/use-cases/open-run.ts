import { type Actor, actorKey } from '@/server/identity/door';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import type { Queryable } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { type RunScope, scopeText } from '../domain/run-scope';
import { runStarted } from '../events';
import type { RunKind } from '../schema/runs';
import { countDue, findZones } from '../store/claiming';
import { sumOutcomes } from '../store/reading';
import { addRun, type RunRow, setExpected, setRunStatus } from '../store/runs';
import { currentTerms } from './terms';
import { dueDays, wantedOf } from './work-run';

/**
 * Opens the run of a kind, period and scope, in the caller's transaction: a new one, or the one that is there, which goes on if it
 * had ended and something is due for it. What begins by itself and was cancelled stays so: its
 * invoices wait until somebody asks for them.
 */
export async function openRun(
  client: Queryable,
  of: { kind: RunKind; period: string; scope: RunScope },
  actor: Actor,
): Promise<{ row: RunRow; alreadyThere: boolean }> {
  const at = now();
  const { kind, period } = of;
  const { row, isNew } = await addRun(client, {
    kind,
    period,
    scope: scopeText(of.scope),
    requestedBy: actorKey(actor),
    at,
  });
  if (!isNew && (row.status === 'running' || row.status === 'paused')) return { row, alreadyThere: true };
  if (row.status === 'cancelled' && beginsByItself(kind)) return { row, alreadyThere: true };
  const { settings } = await currentTerms();
  const due = await countDue(client, wantedOf(row, dueDays(await findZones(client), kind, settings, at), at));
  if (!isNew && due.size === 0) return { row, alreadyThere: true };
  // Beside what is due, what it has dealt with already.
  for (const { outcome, currency, count, amount } of isNew ? [] : await sumOutcomes(client, [row.id])) {
    if (outcome === 'held_back') continue;
    const before = due.get(currency) ?? { count: 0, amount: 0n };
    due.set(currency, { count: before.count + count, amount: before.amount + amount });
  }
  const expected = [...due].map(([currency, { count, amount }]) => ({ currency, count, amount: amount.toString() }));
  await setExpected(client, row.id, expected);
  if (!isNew) await setRunStatus(client, row.id, 'running');
  await emit(client, runStarted({ runId: row.id.toString() }));
  await audit(client, {
    actor,
    action: isNew ? 'billing_run.started' : 'billing_run.went_on',
    object: { type: 'billing_run', id: row.id.toString() },
    merchantId: null,
    ...(isNew ? {} : { before: { status: row.status } }),
    after: { status: 'running', kind, period, scope: scopeText(of.scope), expected },
  });
  return {
    row: { ...row, status: 'running', expected, finished_at: null, failure_reason: null },
    alreadyThere: !isNew,
  };
}

const beginsByItself = (kind: RunKind): boolean => kind === 'month' || kind === 'retries';
