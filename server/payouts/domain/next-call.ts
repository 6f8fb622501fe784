import type { PayoutEventKind } from '../schema';

/** What happened to an attempt so far, in order. */
export type Happened = { kind: PayoutEventKind; at: Date };

/** What is to be done about an attempt now. */
export type NextCall =
  | { do: 'send' }
  | { do: 'ask' }
  | { do: 'wait'; ms: number }
  | { do: 'give_up' }
  | { do: 'nothing' };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Waits before the bank is asked again what came of it; after them each hour. */
const ASK_WAITS = [1, 2, 5, 10, 30].map((s) => s * SECOND).concat([1, 2, 5, 15, 30].map((m) => m * MINUTE));
/** Waits before what did not leave the house is sent again. */
const SEND_WAITS = [1, 5, 15, 60, 300].map((s) => s * SECOND);
/** A call that began less than this ago may still be under way in another process, or on its way to the bank. */
const CALL_TAKES_AT_MOST_MS = 30 * SECOND;

/**
 * Decides about one attempt. Never pays twice: as long as it is not known what came of it, the bank is asked; it is sent
 * again under the same reference, which the bank takes once, only when it never left the house or the bank has not heard of
 * it, and never took it, long after it can have been on its way. What never left the house, however often it was sent, has
 * failed.
 */
export function nextCall(happened: readonly Happened[], now: Date): NextCall {
  const last = happened.at(-1);
  if (!last) return { do: 'send' };
  if (last.kind === 'paid' || last.kind === 'failed' || last.kind === 'returned') return { do: 'nothing' };
  const since = now.getTime() - last.at.getTime();
  if (last.kind === 'not_sent') {
    const wait = SEND_WAITS[count(happened, 'not_sent') - 1];
    if (wait !== undefined) return after(wait - since, { do: 'send' });
    if (neverLeft(happened)) return { do: 'give_up' };
    return after(HOUR - since, { do: 'ask' });
  }
  // No answer was recorded: the process died, or the call is under way.
  if (last.kind === 'sending') return after(CALL_TAKES_AT_MOST_MS - since, { do: 'ask' });
  if (last.kind === 'not_found') {
    const sent = happened.findLast(({ kind }) => kind === 'sending');
    const wasTaken = happened.some(({ kind }) => kind === 'accepted');
    if (sent && !wasTaken && now.getTime() - sent.at.getTime() > CALL_TAKES_AT_MOST_MS) return { do: 'send' };
  }
  const turn = happened.findLastIndex(({ kind }) => kind === 'accepted' || kind === 'unknown' || kind === 'sending');
  const asked = count(happened.slice(turn), 'asking');
  return after((ASK_WAITS[asked] ?? HOUR) - since, { do: 'ask' });
}

/** Whether the bank has certainly not heard of it: a call without an answer, as of a process that died, may have been heard. */
export const neverLeft = (happened: readonly Pick<Happened, 'kind'>[]): boolean =>
  happened.every(({ kind }) => kind === 'sending' || kind === 'not_sent') &&
  count(happened, 'sending') === count(happened, 'not_sent');

/** Waits before an attempt that failed for a passing reason is followed by another by itself. */
const TRY_AGAIN_WAITS = [15 * MINUTE, HOUR, 4 * HOUR];

/** When another attempt follows by itself, from `failedAt` on; null: a person has to say so. */
export function tryAgainAt(attempt: number, isPermanent: boolean, failedAt: Date): Date | null {
  const wait = TRY_AGAIN_WAITS[attempt - 1];
  return isPermanent || wait === undefined ? null : new Date(failedAt.getTime() + wait);
}

const count = (happened: readonly Pick<Happened, 'kind'>[], kind: PayoutEventKind): number =>
  happened.filter((event) => event.kind === kind).length;

const after = (ms: number, then: NextCall): NextCall => (ms > 0 ? { do: 'wait', ms } : then);
