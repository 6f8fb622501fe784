import type { CurrencyCode } from '@/server/kernel/currency';
import { fromJson } from '@/server/kernel/money';
import type { FieldError } from '@/server/kernel/outcome';
import { type CompletedResult, type CompletedResults, completedOrderShape } from '../schema';

/** A completed order that can be taken in, once its merchant is found. */
export type ReadCompleted = {
  /** The merchant’s reference; undefined: the call’s own. */
  merchant: string | undefined;
  externalReference: string;
  shopperReference: string | null;
  amountMinor: bigint;
  currency: CurrencyCode;
  createdAt: Date;
  completedAt: Date;
};

/** So far may the clock of a shop be ahead of ours. */
const AHEAD_MS = 5 * 60_000;

type Read = { ok: true; order: ReadCompleted } | { ok: false; fields: FieldError[] };

/** Reads one order of a stream, or says by field what is wrong with it. */
export function readCompleted(given: unknown, now: Date): Read {
  const parsed = completedOrderShape.safeParse(given, { reportInput: true });
  if (!parsed.success) return { ok: false, fields: parsed.error.issues.flatMap(fieldsOf) };
  const { merchant, externalReference, shopperReference = null, amount } = parsed.data;
  const completedAt = new Date(parsed.data.completedAt);
  const createdAt = new Date(parsed.data.createdAt ?? parsed.data.completedAt);
  const fields: FieldError[] = [];
  const money = fromJson(amount);
  if (!money.ok) fields.push({ field: 'amount', message: money.refusal.message });
  if (amount.amount < 0) fields.push({ field: 'amount.amount', message: 'must not be negative' });
  if (completedAt < createdAt) fields.push({ field: 'completedAt', message: 'is before the order was created' });
  if (completedAt.getTime() > now.getTime() + AHEAD_MS)
    fields.push({ field: 'completedAt', message: 'is in the future' });
  if (fields.length > 0 || !money.ok) return { ok: false, fields };
  return { ok: true, order: { merchant, externalReference, shopperReference, ...money.value, createdAt, completedAt } };
}

type Issue = NonNullable<ReturnType<typeof completedOrderShape.safeParse>['error']>['issues'][number];

function fieldsOf(issue: Issue): FieldError[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'is not a field of an order' }));
  const isMissing = issue.code === 'invalid_type' && issue.input === undefined;
  return [{ field: path.join('.'), message: isMissing ? 'is required' : issue.message }];
}

/** How many orders of a call became what. */
export function countResults(results: CompletedResult[]): CompletedResults['counts'] {
  const counts = { created: 0, completed: 0, alreadyThere: 0, conflict: 0, invalid: 0 };
  for (const { result } of results) counts[result === 'already_there' ? 'alreadyThere' : result] += 1;
  return counts;
}
