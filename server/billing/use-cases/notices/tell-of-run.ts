import { isLocalDate, localDate } from '@/server/kernel/calendar';
import { dayIn, moneyIn } from '@/server/kernel/localised';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { runEndedMail } from '../../mails/to-staff';
import { outcomeWords } from '../../schema/outcomes';
import { type OutcomeRow, sumOutcomes } from '../../store/reading';
import { findRun, type RunRow } from '../../store/runs';
import { tellStaff } from './tell-staff';

/** Staff read English, whatever their customers do. */
const LOCALE = 'en-GB';
const list = new Intl.ListFormat(LOCALE);

/** Tells staff how a run ended, with its numbers. Of one invoice, and of what charged nothing, whoever asked sees enough. */
export async function tellOfRun(runId: string): Promise<void> {
  const run = await findRun(pool(), runId);
  if (!run?.finished_at || run.kind === 'single') return;
  const sums = await sumOutcomes(pool(), [run.id]);
  if (sums.length === 0 && run.status === 'completed') return;
  const [what, how] = [nameOf(run), endOf[run.status]];
  await tellStaff({
    kind: 'run-ended',
    subject: `${what} ${how}`,
    body: runEndedMail({
      what,
      how,
      why: run.failure_reason,
      outcomes: outcomesOf(sums),
      href: `${config().APP_URL}/billing/runs/${run.id}`,
    }),
    // One that was started again ends again. The retries of a day are, every few minutes: of them once is enough.
    once: run.kind === 'retries' ? run.id.toString() : `${run.id}/${run.finished_at.toISOString()}`,
  });
}

const endOf: Record<RunRow['status'], string> = {
  completed: 'is complete',
  cancelled: 'was cancelled',
  failed: 'could not go on',
  running: 'goes on',
  paused: 'is paused',
};

/** `Billing of December 2026 in Europe/Berlin`. */
function nameOf({ kind, period, scope }: RunRow): string {
  const of = isLocalDate(period) ? dayIn(LOCALE, localDate(period)) : monthText(period);
  const [by, value] = scope.split(/:(.*)/);
  const where = by === 'zone' ? ` in ${value}` : by === 'customer' || by === 'status' ? ` for ${by} ${value}` : '';
  return `${kind === 'retries' ? 'Retries' : 'Billing'} of ${of}${where}`;
}

const month = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthText = (period: string): string =>
  /^\d{4}-\d\d$/.test(period) ? month.format(new Date(`${period}-01`)) : period;

/** By outcome, what was charged first. */
function outcomesOf(sums: readonly OutcomeRow[]) {
  const byWords = new Map<string, OutcomeRow[]>();
  for (const sum of sums) {
    const says = sum.outcome === null ? 'Without an answer' : outcomeWords[sum.outcome].says;
    byWords.set(says, [...(byWords.get(says) ?? []), sum]);
  }
  return [...byWords]
    .map(([says, all]) => ({
      says,
      count: all.reduce((count, sum) => count + sum.count, 0),
      amounts: list.format(all.map(({ amount, currency }) => moneyIn(LOCALE, amount, currency))),
    }))
    .toSorted((a, b) => Number(b.says === outcomeWords.charged.says) - Number(a.says === outcomeWords.charged.says));
}
