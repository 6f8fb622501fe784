import type { DunningVersion } from '@/server/invoices/schema/dunning';

type Rules = Pick<DunningVersion, 'overdueAfterDays' | 'uncollectibleAfterDays' | 'reminderDays'>;
export type DunningStep = { day: number; says: string; isMove: boolean };

/** What becomes of an invoice that nobody pays, by days after its due day, where each day's look finds it at once. */
export function dunningSteps({ overdueAfterDays, uncollectibleAfterDays, reminderDays }: Rules): DunningStep[] {
  const writtenOff = overdueAfterDays + uncollectibleAfterDays;
  const reminders = reminderDays
    // On the day it falls overdue the customer is told of that; once it is written off, of nothing.
    .filter((day) => day !== overdueAfterDays && day < writtenOff)
    .map((day) => ({ day, says: 'Reminder', isMove: false }));
  return [
    ...reminders,
    { day: overdueAfterDays, says: 'Overdue', isMove: true },
    { day: writtenOff, says: 'Written off', isMove: true },
  ].toSorted((a, b) => a.day - b.day);
}

/** Days as a person types them: `3, 7 and 30`. Undefined where there is something else between them. */
export function daysFrom(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+|\band\b/).filter((part) => part !== '');
  return parts.every((part) => /^\d{1,4}$/.test(part)) ? parts.map(Number) : undefined;
}
