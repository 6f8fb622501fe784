import { log } from '@/server/platform/log';
import type { ProviderAnswer } from '../providers/provider';

/** A provider's answer, with the milliseconds that it took. */
export type TimedAnswer = ProviderAnswer & { latencyMs: number };

/** Makes one call and times it. What goes wrong on the way is an answer too: `unknown` when in doubt. */
export async function timed(call: () => Promise<ProviderAnswer>, of: Record<string, unknown>): Promise<TimedAnswer> {
  const startedMs = performance.now();
  const answer = await call().catch((error: unknown): ProviderAnswer => {
    log.error({ err: error, ...of }, 'a call to the payment provider failed');
    return { outcome: 'unknown', code: 'fault', words: 'The call failed on our side; what came of it is looked up.' };
  });
  return { ...answer, latencyMs: Math.round(performance.now() - startedMs) };
}
