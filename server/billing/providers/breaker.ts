import { BrokenCircuitError, CircuitState, circuitBreaker, handleWhenResult, SamplingBreaker } from 'cockatiel';
import type { BreakerState, ProviderLimits } from '../schema/providers';

/** No breaker opens on fewer calls than this. */
const FEWEST_CALLS = 10;

export type BreakerChange = { state: BreakerState; why: string };

/**
 * A provider's circuit breaker, as `cockatiel` does it: it opens when too many calls of late failed, and after a while lets
 * one through that decides. What stands in the database is what every process goes by: `openedAt` takes over an
 * opening that another process saw.
 */
export class Breaker {
  readonly #policy: ReturnType<typeof circuitBreaker>;
  readonly #openMs: number;
  #openUntilMs = 0;

  constructor(
    limits: ProviderLimits,
    isFailure: (answer: unknown) => boolean,
    onChange: (change: BreakerChange) => void,
    openedAt: Date | null,
  ) {
    const { opensAtPercent, withinSeconds, openSeconds } = limits;
    this.#openMs = openSeconds * 1_000;
    const duration = withinSeconds * 1_000;
    this.#policy = circuitBreaker(handleWhenResult(isFailure), {
      halfOpenAfter: this.#openMs,
      breaker: new SamplingBreaker({
        threshold: opensAtPercent / 100,
        duration,
        minimumRps: FEWEST_CALLS / withinSeconds,
      }),
      ...(openedAt && {
        initialState: {
          ownState: { value: CircuitState.Open, openedAt: openedAt.getTime(), attemptNo: 1 },
          breakerState: {},
        },
      }),
    });
    if (openedAt) this.#openUntilMs = openedAt.getTime() + this.#openMs;
    let isAsking = false;
    this.#policy.onBreak(() => {
      this.#openUntilMs = Date.now() + this.#openMs;
      const many = `More than ${opensAtPercent} % of the calls within ${withinSeconds} s failed.`;
      onChange({ state: 'open', why: isAsking ? 'The charge that tried again failed, too.' : many });
      isAsking = false;
    });
    this.#policy.onHalfOpen(() => {
      isAsking = true;
      onChange({ state: 'half_open', why: `After ${openSeconds} s one charge tries again.` });
    });
    this.#policy.onReset(() => {
      isAsking = false;
      onChange({ state: 'closed', why: 'The charge that tried again was answered.' });
    });
  }

  get isClosed(): boolean {
    return this.#policy.state === CircuitState.Closed;
  }

  /** How many milliseconds until a charge may try again; 0: now. */
  get waitMs(): number {
    return this.#policy.state === CircuitState.Open ? Math.max(0, this.#openUntilMs - Date.now()) : 0;
  }

  /** Makes the call, unless the breaker is open: then null, and nothing was done. */
  async call<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await this.#policy.execute(work);
    } catch (error) {
      if (error instanceof BrokenCircuitError) return null;
      throw error;
    }
  }
}
