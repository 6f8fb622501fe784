import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentRunPayout } from '../present';
import type { PayoutProgress, RunPayout, RunPayoutsInput } from '../schema';
import { findRunSums, listOfRun } from '../store/reading';
import { standingsOf } from './standings-of';

/** Where a payout stands in the list, and which it is. */
const rankAndId = z.tuple([z.int().min(0).max(20), bigintKey]);

const noRun = () => refuse('not_found', 'There is no such run.');

/** The payouts of a run, those first that a person has to look at. */
export async function listRunPayouts(actor: Actor | null, input: RunPayoutsInput): Promise<Outcome<Page<RunPayout>>> {
  const may = authorise(actor, 'payouts:read');
  if (!may.ok) return may;
  const after = decodeCursor(input.cursor, rankAndId);
  if (!after.ok) return after;
  if ((await findRunSums(input.runId)).length === 0) return noRun();
  const found = await standingsOf(await listOfRun(input.runId, input.status, input.limit, after.value));
  return ok(toPage(found, input.limit, presentRunPayout, (row) => [row.rank, row.id.toString()]));
}

/** How far a run is paid: how many payouts of which currency stand where, and what they come to. */
export async function getRunProgress(actor: Actor | null, runId: string): Promise<Outcome<PayoutProgress>> {
  const may = authorise(actor, 'payouts:read');
  if (!may.ok) return may;
  const found = await findRunSums(runId);
  const [first] = found;
  if (!first) return noRun();
  return ok({
    runId,
    status: first.run_status,
    sums: found.flatMap(({ currency, status, payouts, minor }) =>
      currency === null ? [] : [{ currency, status, payouts, amount: moneyJson(minor, currency) }],
    ),
  });
}
