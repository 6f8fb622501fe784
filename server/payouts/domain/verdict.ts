import type { PayoutEventKind, PayoutEventSource } from '../schema';
import { WITHDRAWN } from './formats/bank-reasons';

/** How an attempt ends. What was paid may come back: then it has ended twice. */
export type EndKind = Extract<PayoutEventKind, 'paid' | 'failed' | 'returned'>;
export type End = { kind: EndKind; source: PayoutEventSource; code?: string | null | undefined };

/** What follows from what is said of an attempt's end. */
export type Verdict = 'done' | 'already' | 'contradicts';

export const isEnd = (kind: PayoutEventKind): kind is EndKind =>
  kind === 'paid' || kind === 'failed' || kind === 'returned';

/** Whether people said that it ended so, and no bank. */
export const isWithdrawn = ({ code, source }: Pick<End, 'source' | 'code'>): boolean =>
  code === WITHDRAWN && source === 'staff';

/** An attempt ends once, whoever says it first; what is known to have come back had been paid. */
export function verdictOf(known: readonly Pick<End, 'kind'>[], said: EndKind): Verdict {
  const last = known.at(-1)?.kind;
  if (last === undefined || (last === 'paid' && said === 'returned')) return 'done';
  const isKnown = known.some(({ kind }) => kind === said) || (last === 'returned' && said === 'paid');
  return isKnown ? 'already' : 'contradicts';
}
