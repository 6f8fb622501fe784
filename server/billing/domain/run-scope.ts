import { isLocalDate, type LocalDate, localDate } from '@/server/kernel/calendar';
import type { Period } from '@/server/kernel/period';

/** What a run is over. As text it stands beside the run's kind and period, unique with them. */
export type RunScope =
  | { over: 'all' }
  | { over: 'zone'; zone: string }
  | { over: 'customer'; customer: string }
  | { over: 'status'; status: 'open' | 'failed' | 'overdue' }
  | { over: 'invoice'; invoiceId: string };

export function scopeText(scope: RunScope): string {
  switch (scope.over) {
    case 'all':
      return 'all';
    case 'zone':
      return `zone:${scope.zone}`;
    case 'customer':
      return `customer:${scope.customer}`;
    case 'status':
      return `status:${scope.status}`;
    case 'invoice':
      return `invoice:${scope.invoiceId}`;
  }
}

/** @throws RangeError for text that `scopeText` did not write */
export function scopeOf(text: string): RunScope {
  const colon = text.indexOf(':');
  const [over, of] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  if (over === 'all') return { over };
  if (over === 'zone') return { over, zone: of };
  if (over === 'customer') return { over, customer: of };
  if (over === 'status') return { over, status: of as 'open' };
  if (over === 'invoice') return { over, invoiceId: of };
  throw new RangeError(`"${text}" is no scope of a billing run`);
}

/** The days of a month written as `2026-11`; null for what is none. */
export function monthNamed(text: string): Period | null {
  const from = `${text}-01`;
  if (!/^\d{4}-\d{2}$/.test(text) || !isLocalDate(from)) return null;
  const [year, month] = text.split('-').map(Number) as [number, number];
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return { from, to: localDate(`${next}-01`) };
}

/** The month of a day, as a run names it. */
export const monthText = (day: LocalDate): string => day.slice(0, 7);
