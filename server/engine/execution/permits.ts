import { keyOf } from '../expression';
import { concurrencyLimits } from '../function-config';
import type { RegisteredFunction } from '../registry';

/** A concurrency limit as it applies to one run. */
export type Limit = { key: string; limit: number };

/** The limits of a run: each key names the group of runs that share it. */
export function limitsOf(target: RegisteredFunction, event: unknown): Limit[] {
  return concurrencyLimits(target.config).map(({ limit, key, scope = 'fn' }) => {
    const group = key ? `:${keyOf(key, event)}` : '';
    return { limit, key: scope === 'fn' ? `fn:${target.id}:${key ?? ''}${group}` : `${scope}${group}` };
  });
}

/**
 * Counts the calls under way in each group. In memory, because one process makes all the calls: the count is right by
 * construction, and nothing has to be given back after a crash.
 */
export class Permits {
  private readonly held = new Map<string, number>();

  /** Takes a place in every group, or in none. @returns the key of a group that is full */
  take(limits: Limit[]): string | undefined {
    const full = limits.find(({ key, limit }) => (this.held.get(key) ?? 0) >= limit);
    if (full) return full.key;
    for (const { key } of limits) this.held.set(key, (this.held.get(key) ?? 0) + 1);
    return undefined;
  }

  withRoom(limits: Limit[]): string[] {
    return limits.filter(({ key, limit }) => (this.held.get(key) ?? 0) < limit).map(({ key }) => key);
  }

  isIdle(key: string): boolean {
    return !this.held.has(key);
  }

  release(limits: Limit[]): void {
    for (const { key } of limits) {
      const left = (this.held.get(key) ?? 1) - 1;
      if (left > 0) this.held.set(key, left);
      else this.held.delete(key);
    }
  }
}
