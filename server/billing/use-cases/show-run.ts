import type { Queryable } from '@/server/platform/db';
import { presentRun } from '../present';
import type { Run } from '../schema/runs';
import { findOpenUntil } from '../store/providers';
import { sumOutcomes } from '../store/reading';
import type { RunRow } from '../store/runs';

/** A run with what came of its invoices, as the caller's transaction sees it. */
export const showRun = async (client: Queryable, row: RunRow): Promise<Run> =>
  (await showRuns(client, [row]))[0] as Run;

export async function showRuns(client: Queryable, found: readonly RunRow[]): Promise<Run[]> {
  const outcomes = await sumOutcomes(
    client,
    found.map(({ id }) => id),
  );
  const heldUntil = await findOpenUntil(client);
  return found.map((row) => {
    const own = outcomes.filter(({ run_id }) => run_id === row.id);
    return presentRun(row, own, heldUntil);
  });
}
