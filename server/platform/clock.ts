/**
 * The one source of the present instant. There are two readings of it: `now` is the time by which business is done, which
 * staff of a demo can move forward; `wallNow` is what the clock on the wall shows, whatever was moved.
 */
type State = { fixedAtMs: number | null; aheadMs: number };

// Next carries a copy of this file in what it builds: both copies have one state.
const key = Symbol.for('countinghouse.clock');
const shared = globalThis as typeof globalThis & { [key]?: State };
shared[key] ??= { fixedAtMs: null, aheadMs: 0 };
const state: State = shared[key];

/** Of orders, payments, payables, invoices, billing, disbursements and the audit of them. */
export const now = (): Date => new Date(wallNow().getTime() + state.aheadMs);

/** Of what must not be moved: sessions, codes, tokens, keys, limits, leases, mails, webhooks, timers of the engine. */
export const wallNow = (): Date => new Date(state.fixedAtMs ?? Date.now());

/** When the clock on the wall will show what `now` shows at an instant: for timers of the engine. */
export const wallOf = (instant: Date): Date => new Date(instant.getTime() - state.aheadMs);

/** By how much `now` is ahead of `wallNow`, in this process: see `sandbox-clock.ts`. */
export const aheadMs = (): number => state.aheadMs;

export function setAheadMs(ms: number): void {
  state.aheadMs = ms;
}

/** For tests: fixes both readings until the returned function is called. */
export function fixClock(at: Date | string): () => void {
  state.fixedAtMs = new Date(at).getTime();
  return () => {
    state.fixedAtMs = null;
  };
}
