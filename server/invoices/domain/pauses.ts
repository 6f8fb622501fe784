import type { FieldError } from '@/server/kernel/outcome';

type Span = { from: string; to: string | null };
const isBefore = (day: string, end: string | null): boolean => end === null || day < end;

/** What is wrong with a pause that is asked for: it lies within its subscription. */
export function pauseWithin(pause: Span, subscription: Span): FieldError | null {
  if (pause.to !== null && pause.to <= pause.from) return { field: 'to', message: 'must be after `from`' };
  if (pause.from < subscription.from)
    return { field: 'from', message: `must not be before it starts, ${subscription.from}` };
  if (!isBefore(pause.from, subscription.to))
    return { field: 'from', message: `must be before it ends, ${subscription.to}` };
  return null;
}

/** The pause that another one would fall into. */
export const pauseInTheWay = <Pause extends Span>(pause: Span, pauses: readonly Pause[]): Pause | undefined =>
  pauses.find((one) => isBefore(one.from, pause.to) && isBefore(pause.from, one.to));
