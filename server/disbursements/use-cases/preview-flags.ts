import type { Actor } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { pool } from '@/server/platform/db';
import type { Flag } from '../schema/flags';
import type { PreviewInput } from '../schema/preview';
import { planRun } from './plan-run';
import { lookForFlags } from './run-flags';

/** What would be worth a second look at a run that is not asked for yet. It looks at every order, so it takes longer than the sums. */
export async function previewFlags(actor: Actor | null, input: PreviewInput): Promise<Outcome<Flag[]>> {
  const found = await planRun(actor, input);
  if (!found.ok) return found;
  const paying = found.value.planned.filter(({ outcome }) => outcome === 'to_pay');
  return ok(
    await lookForFlags(
      pool(),
      paying.map((row) => ({ ...row, disbursementId: null })),
    ),
  );
}
