import { type Actor, authorise } from '@/server/identity/door';
import { findCustomer } from '@/server/invoices/door';
import { localDateOf } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Period } from '@/server/kernel/period';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { monthNamed, type RunScope } from '../domain/run-scope';
import type { Run, StartRunInput } from '../schema/runs';
import { reopenOfMonth } from '../store/reopening';
import { openRun } from './open-run';
import { auditReopened } from './retry';
import { showRun } from './show-run';

/** Where days begin first. */
const FIRST_ZONE = 'Pacific/Kiritimati';

/**
 * Asks for the charging of a month's invoices, of all, one customer or one state, in the background. Asked for again it is the same
 * run; one that had ended goes on if something new is due.
 */
export async function startRun(
  actor: Actor | null,
  input: StartRunInput,
): Promise<Outcome<{ run: Run; alreadyThere: boolean }>> {
  const may = authorise(actor, 'billing:run');
  if (!may.ok) return may;
  const month = begunMonth(input.period);
  if (!month.ok) return month;
  if (input.customer !== undefined && !(await findCustomer(pool(), null, input.customer)))
    return refuse('not_found', `There is no customer ${input.customer}.`);
  return transaction(async (client) => {
    const { status } = input;
    if (status === 'failed' || status === 'overdue')
      await auditReopened(client, may.value, await reopenOfMonth(client, { status, ...month.value }, now()));
    const { row, alreadyThere } = await openRun(
      client,
      { kind: 'on_demand', period: input.period, scope: scopeAsked(input) },
      may.value,
    );
    return ok({ run: await showRun(client, row), alreadyThere });
  });
}

function begunMonth(text: string): Outcome<Period> {
  const month = monthNamed(text);
  const wrong = (message: string) =>
    refuse('invalid_input', `The period ${message}.`, { fields: [{ field: 'period', message }] });
  if (!month) return wrong('must be a month written as YYYY-MM');
  if (month.from > localDateOf(now(), FIRST_ZONE))
    return wrong('has begun nowhere yet: its invoices are charged on its first, by themselves');
  return ok(month);
}

function scopeAsked({ customer, status }: StartRunInput): RunScope {
  if (customer !== undefined) return { over: 'customer', customer };
  return status === undefined ? { over: 'all' } : { over: 'status', status };
}
