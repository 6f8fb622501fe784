import type { AttemptKind, AttemptOutcome } from '../schema/states';

/** A call that was made, or may have been: its row is committed before it. `outcome` null: no answer was recorded. */
export type Call = {
  id: bigint;
  kind: AttemptKind;
  asksAbout: bigint | null;
  reference: string;
  outcome: AttemptOutcome | null;
  at: Date;
};

/** What is to be done about one kind of call now. */
export type NextCall =
  | { do: 'call'; reference: string | null }
  | { do: 'look_up'; about: Call }
  | { do: 'wait'; ms: number }
  | { do: 'give_up'; why: string }
  | { do: 'go_on'; came: 'succeeded' | 'declined' | 'failed' };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Waits before each look-up: about three days in all. */
const LOOK_UP_WAITS = [1, 2, 5, 10, 30].map((s) => s * SECOND).concat([1, 2, 5, 15, 30].map((m) => m * MINUTE));
const LOOK_UPS = LOOK_UP_WAITS.length + 72;
/** Waits before a call that did not leave the house is made again. */
const RETRY_WAITS = [1, 2, 5, 15, 30, 60, 120].map((s) => s * SECOND);
/** A call that began less than this ago may still be under way in another process. */
const CALL_TAKES_AT_MOST_MS = 30 * SECOND;

/**
 * Decides about calls of one kind. Never charges twice: as long as it is not known what came of a call it is asked about.
 * One that never left the house, or that the provider has not heard of long after it can have been on its way, is made
 * again under the same reference, which the provider takes once.
 *
 * @param rounds how often patience may run out: once more each time that a person starts it again
 */
export function nextCall(kind: AttemptKind, calls: readonly Call[], now: Date, rounds = 1): NextCall {
  const ofKind = calls.filter((call) => call.kind === kind);
  const last = ofKind.at(-1);
  if (!last) return { do: 'call', reference: null };
  const notSent = ofKind.filter((call) => call.outcome === 'not_sent').length;
  if (last.outcome === 'not_sent') {
    const wait = RETRY_WAITS[(notSent - 1) % (RETRY_WAITS.length + 1)];
    const isOver = notSent > (RETRY_WAITS.length + 1) * rounds - 1;
    if (isOver) return { do: 'give_up', why: 'The provider could not be reached.' };
    return waitUntil(last.at, wait ?? 0, now) ?? { do: 'call', reference: last.reference };
  }
  if (isKnown(last.outcome)) return { do: 'go_on', came: last.outcome };

  const lookUps = calls.filter((call) => call.kind === 'look_up' && call.asksAbout === last.id);
  const asked = lookUps.at(-1);
  if (isKnown(asked?.outcome ?? null)) return { do: 'go_on', came: asked?.outcome as 'succeeded' };
  if (isDisowned(last, calls, now)) {
    if (ofKind.length > RETRY_WAITS.length * rounds)
      return { do: 'give_up', why: 'The provider has never heard of it, however often it was sent.' };
    return { do: 'call', reference: last.reference };
  }
  if (lookUps.length >= LOOK_UPS * rounds)
    return { do: 'give_up', why: 'After three days it is still not known what came of it.' };
  // No answer recorded: the process died. Asking harms nothing, so it is asked at once.
  if (last.outcome === null && lookUps.length === 0) return { do: 'look_up', about: last };
  const wait = LOOK_UP_WAITS[lookUps.length] ?? HOUR;
  return waitUntil((asked ?? last).at, wait, now) ?? { do: 'look_up', about: last };
}

/** The call of which nobody knows what came of it; null: all is known. */
export function openCall<Made extends Call>(calls: readonly Made[]): Made | null {
  const last = calls.findLast((call) => call.kind !== 'look_up');
  if (!last || isKnown(last.outcome) || last.outcome === 'not_sent') return null;
  return isKnown(lastLookUp(last, calls)?.outcome ?? null) ? null : last;
}

/** When the provider is asked next about a call that it is not known what came of; null: nothing of that is to be done. */
export function askedAgainAt(calls: readonly Call[], now: Date, rounds: number): Date | null {
  const about = openCall(calls);
  const next = about && nextCall(about.kind, calls, now, rounds);
  if (next?.do === 'wait') return new Date(now.getTime() + next.ms);
  return next?.do === 'look_up' ? now : null;
}

/** By the provider's own word it has never heard of a call, long after that can have been on its way. */
export const isDisowned = (call: Call, calls: readonly Call[], now: Date): boolean =>
  lastLookUp(call, calls)?.outcome === 'not_found' && now.getTime() - call.at.getTime() > CALL_TAKES_AT_MOST_MS;

const lastLookUp = (call: Call, calls: readonly Call[]): Call | undefined =>
  calls.findLast((other) => other.kind === 'look_up' && other.asksAbout === call.id);

const isKnown = (outcome: AttemptOutcome | null): outcome is 'succeeded' | 'declined' | 'failed' =>
  outcome === 'succeeded' || outcome === 'declined' || outcome === 'failed';

function waitUntil(since: Date, waitMs: number, now: Date): NextCall | null {
  const left = since.getTime() + waitMs - now.getTime();
  return left > 0 ? { do: 'wait', ms: left } : null;
}
