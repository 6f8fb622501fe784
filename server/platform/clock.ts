/** The one source of the present instant, so that tests and the sandbox can move it. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

let current: Clock = systemClock;

export const now = (): Date => current.now();

/** For tests: fixes the time until the returned function is called. */
export function fixClock(at: Date | string): () => void {
  const instant = new Date(at);
  current = { now: () => new Date(instant) };
  return () => {
    current = systemClock;
  };
}
