import type { Wait } from '@/server/billing/schema/policy';

/** One step of the policy as it stands in the form; `key` tells rows apart while they are moved and removed. */
export type WaitTyped = { key: string; value: string; unit: Unit; times: string };
export type Unit = 'seconds' | 'minutes' | 'hours' | 'day';

const seconds: Record<Exclude<Unit, 'day'>, number> = { hours: 3_600, minutes: 60, seconds: 1 };

/** In the largest unit that holds it without a rest. */
export function typedWait(wait: Wait, key: string): WaitTyped {
  if ('days' in wait) return { key, value: String(wait.days), unit: 'day', times: '1' };
  const unit = (Object.keys(seconds) as (keyof typeof seconds)[]).find((name) => wait.seconds % seconds[name] === 0);
  const chosen = unit ?? 'seconds';
  return { key, value: String(wait.seconds / seconds[chosen]), unit: chosen, times: String(wait.times) };
}

/** Null: what stands there is no number from 1. */
export function waitOf({ value, unit, times }: WaitTyped): Wait | null {
  const [count, often] = [value, times].map((text) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : 0)) as [
    number,
    number,
  ];
  if (count < 1 || often < 1) return null;
  return unit === 'day' ? { days: count } : { seconds: count * seconds[unit], times: often };
}

/** `after 10 seconds`, `each hour, 24 times`, `on day 3`. */
export function waitWords(wait: Wait): string {
  const { value, unit } = typedWait(wait, '');
  if ('days' in wait) return `on day ${value}`;
  const one = unit.slice(0, -1);
  if (wait.times === 1) return `after ${value} ${value === '1' ? one : unit}`;
  return `each ${value === '1' ? one : `${value} ${unit}`}, ${wait.times} times`;
}
