import type { Tone } from '@/components/ui/badge';
import type { Run } from '@/server/billing/schema/runs';

/** `2026-11` as a month of the reader’s language, `2026-11-21` and invoices as they are. */
export function periodWords({ kind, period }: Pick<Run, 'kind' | 'period'>, locale: string): string {
  if (kind === 'single') return `Invoice ${period.replace(/\/\d+$/, '')}`;
  if (kind === 'retries') return `Retries of ${period}`;
  const month = new Date(`${period}-01T00:00:00Z`);
  return Number.isNaN(month.getTime())
    ? period
    : new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(month);
}

/** Whose invoices a run is over. */
export function scopeWords(scope: string): string {
  const colon = scope.indexOf(':');
  const [over, of] = colon < 0 ? [scope, ''] : [scope.slice(0, colon), scope.slice(colon + 1)];
  if (over === 'zone') return of;
  if (over === 'customer') return of;
  if (over === 'status') return of === 'open' ? 'What is open' : `What is ${of}`;
  if (over === 'invoice') return 'One invoice';
  return 'All customers';
}

export const kindWords: Record<Run['kind'], string> = {
  month: 'By itself',
  on_demand: 'Asked for',
  retries: 'Retries',
  single: 'One invoice',
};

export const statusLook: Record<Run['status'], { words: string; tone: Tone }> = {
  running: { words: 'Running', tone: 'accent' },
  paused: { words: 'Paused', tone: 'warning' },
  completed: { words: 'Completed', tone: 'positive' },
  cancelled: { words: 'Cancelled', tone: 'neutral' },
  failed: { words: 'Failed', tone: 'danger' },
};

/** Asked again each second while there is something to watch. */
export const restMs = (run: Pick<Run, 'status'>): number | false => (run.status === 'running' ? 1_000 : false);

/** Invoices of a run that were charged. */
export const chargedOf = ({ outcomes }: Pick<Run, 'outcomes'>): number =>
  outcomes.find(({ outcome }) => outcome === 'charged')?.invoices ?? 0;
