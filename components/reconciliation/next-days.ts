import { addDays, localDate } from '@/server/kernel/calendar';
import type { Statement } from '@/server/reconciliation/schema/statements';

/** The day after the last statement of each currency: where the next one begins. */
export function nextDaysOf(statements: Pick<Statement, 'currency' | 'closesOn'>[]): Record<string, string> {
  const days: Record<string, string> = {};
  // The latest stand first.
  for (const { currency, closesOn } of statements) days[currency] ??= addDays(localDate(closesOn), 1);
  return days;
}
