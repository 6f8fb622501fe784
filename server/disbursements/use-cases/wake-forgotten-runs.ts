import { transaction } from '@/server/platform/db';
import { log } from '@/server/platform/log';
import { emit } from '@/server/platform/outbox';
import { runRequested } from '../events';
import { takeForgottenRuns } from '../store/calculation';

/**
 * Wakes runs that are being calculated and come no further: a call that was lost, or an engine that has lost its memory,
 * delays a run and does not hold it up. Should somebody work on one after all, both go on with what is missing.
 *
 * @returns how many were woken
 */
export async function wakeForgottenRuns(): Promise<number> {
  const runIds = await transaction(async (client) => {
    const forgotten = await takeForgottenRuns(client);
    await emit(client, ...forgotten.map((runId) => runRequested({ runId })));
    return forgotten;
  });
  if (runIds.length > 0) log.warn({ runIds }, 'Runs that came no further are woken');
  return runIds.length;
}
