import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { runStarted } from '../events';
import type { RetryGroupInput, Run } from '../schema/runs';
import { lockForCharge, type Reopened, reopenOfRun, reopenOne } from '../store/reopening';
import { resolveReviewsOf } from '../store/reviews';
import { lockRun, setRunStatus } from '../store/runs';
import { openRun } from './open-run';
import { showRun } from './show-run';

const chargeable = ['open', 'failed', 'overdue'] as const;

/**
 * Charges one invoice now, whatever its schedule says: one that waits, that failed, or that fell overdue. Its tries are counted anew.
 * Asked for twice at once, it is one run.
 */
export async function chargeInvoice(
  actor: Actor | null,
  id: string,
  from: readonly (typeof chargeable)[number][] = chargeable,
): Promise<Outcome<{ run: Run; alreadyThere: boolean }>> {
  const may = authorise(actor, 'billing:run');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const invoice = await lockForCharge(client, id);
    if (invoice?.kind !== 'invoice') return refuse('not_found', 'There is no such invoice.');
    if (!from.some((status) => status === invoice.status))
      return refuse('impossible_move', `This invoice is ${invoice.status}, so it cannot be charged.`, {
        details: { currentState: invoice.status, possibleFrom: from },
      });
    if (invoice.is_waiting)
      return refuse('conflict', 'Somebody says that it was paid outside: confirm or reject that first.');
    const at = now();
    const reopened = await reopenOne(client, id, at);
    await resolveReviewsOf(client, [invoice.id], {
      resolvedBy: actorKey(may.value),
      resolution: 'It was charged again.',
      at,
    });
    await auditReopened(client, may.value, reopened);
    const { row, alreadyThere } = await openRun(
      client,
      {
        kind: 'single',
        period: `${invoice.number}/${invoice.next_call}`,
        scope: { over: 'invoice', invoiceId: id },
      },
      may.value,
    );
    return ok({ run: await showRun(client, row), alreadyThere });
  });
}

/** Starts again with an invoice that was given up, or that fell overdue. */
export const retryInvoice = (actor: Actor | null, id: string) => chargeInvoice(actor, id, ['failed', 'overdue']);

/** Starts again with all invoices of a run that came out alike: somebody mended what was in their way. */
export async function retryGroup(actor: Actor | null, { id, outcome }: RetryGroupInput): Promise<Outcome<Run>> {
  const may = authorise(actor, 'billing:run');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const run = await lockRun(client, id);
    if (!run) return refuse('not_found', 'There is no such run.');
    if (run.status === 'cancelled') return refuse('conflict', 'This run was cancelled: ask for another.');
    const at = now();
    const reopened = await reopenOfRun(client, run.id, outcome, at);
    if (reopened.length === 0) return refuse('conflict', 'No invoice of this run waits with that outcome.');
    await resolveReviewsOf(
      client,
      reopened.map((invoice) => invoice.id),
      { resolvedBy: actorKey(may.value), resolution: 'It was charged again, with others alike.', at },
    );
    await auditReopened(client, may.value, reopened);
    await audit(client, {
      actor: may.value,
      action: 'billing_run.group_retried',
      object: { type: 'billing_run', id },
      merchantId: null,
      before: { status: run.status },
      after: { status: run.status === 'paused' ? 'paused' : 'running', outcome, invoices: reopened.length },
    });
    if (run.status === 'completed' || run.status === 'failed') {
      await setRunStatus(client, run.id, 'running');
      await emit(client, runStarted({ runId: id }));
    }
    return ok(await showRun(client, (await lockRun(client, id)) as typeof run));
  });
}

/** Each invoice's own time line says who let it be charged again. */
export const auditReopened = (client: Queryable, actor: Actor, reopened: readonly Reopened[]): Promise<void> =>
  audit(
    client,
    ...reopened.map(({ id, merchant_id: merchantId, status }) => ({
      actor,
      action: 'invoice.reopened',
      object: { type: 'invoice', id: id.toString() },
      merchantId,
      before: { status },
      after: { status: 'open' },
    })),
  );
