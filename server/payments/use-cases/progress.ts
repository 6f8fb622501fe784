/** What a piece of work leaves: nothing to do, or when to go on. */
export type Progress = { done: true } | { done: false; waitMs: number };

/** Another process is at the same piece of work: when to see what came of it. */
export const SOMEBODY_ELSE_MS = 1_000;
