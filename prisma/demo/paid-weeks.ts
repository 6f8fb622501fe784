import { approveRun } from '@/server/disbursements/use-cases/approve-run';
import { reviewRun } from '@/server/disbursements/use-cases/review-run';
import { submitRun } from '@/server/disbursements/use-cases/submit-run';
import type { Actor } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { type LocalDate, startOfDay } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { cancelPayout } from '@/server/payouts/use-cases/decide-payout';
import { listRunPayouts } from '@/server/payouts/use-cases/list-payouts';
import { advancePayouts } from '@/server/payouts/use-cases/resume-payouts';
import { fixClock } from '@/server/platform/clock';
import { disburse } from './factories';

const HOUR_MS = 3_600_000;
/** What the demo's bank takes to book a transfer, and somewhat more. */
const BOOKED_MS = 5_000;

/**
 * A week of the past, as it went: calculated and submitted on its Monday at noon, approved an hour later by those it needs,
 * and paid. What has no account to go to is carried on.
 */
export async function demoPaidWeek(endingBefore: LocalDate, people: Record<Role, string>): Promise<void> {
  const noon = startOfDay(endingBefore, 'UTC').getTime() + 12 * HOUR_MS;
  const at = (ms: number) => fixClock(new Date(noon + ms));
  const person = (role: Role, name: string): Actor => {
    const id = people[role];
    return { kind: 'user', id, name, role, merchantId: null, session: { id, pending: null, secondFactorAt: null } };
  };
  at(0);
  const id = await disburse('1week', endingBefore);
  const maker = person('finance_operator', 'Olga Operator');
  const { hash } = unwrap(await reviewRun(maker, id));
  unwrap(await submitRun(maker, { id, hash }));
  at(HOUR_MS);
  for (const checker of [person('finance_approver', 'Aram Approver'), person('admin', 'Ada Admin')]) {
    const { status } = unwrap(await approveRun(checker, { id, hash, words: 'As every week.' }));
    if (status === 'approved') break;
  }
  for (const ms of [0, BOOKED_MS, BOOKED_MS * 20]) {
    at(HOUR_MS + ms);
    await advancePayouts();
  }
  for (const { disbursementId } of unwrap(await listRunPayouts(maker, { runId: id, status: 'approved', limit: 200 }))
    .data)
    unwrap(await cancelPayout(maker, { disbursementId, reason: 'No bank account yet: it goes with the next one.' }));
  at(0)();
}
