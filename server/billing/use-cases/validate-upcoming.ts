import { type Actor, actorKey, authorise, jobActor } from '@/server/identity/door';
import { type Outcome, ok, unwrap } from '@/server/kernel/outcome';
import { type AuditEntry, audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { upcomingProblems } from '../domain/upcoming-problems';
import type { Validated } from '../schema/reviews';
import * as store from '../store/validating';

/** So many days before a charge there is time to mend what would keep it from succeeding. */
const DAYS_AHEAD = 3;
const BATCH = 1_000;
/** What a person has resolved is not put before people again within a month. */
const LET_REST_MS = 25 * 86_400_000;

const validator = jobActor('validate-upcoming');
const mended = { resolvedBy: actorKey(validator), resolution: 'Mended: it is found no more.' };
const settled = [
  ['paid', 'The invoice is paid.'],
  ['void', 'The invoice was voided.'],
] as const;

/**
 * Looks at all that is charged within three days, and puts what would not succeed before people, each thing once. What was
 * mended meanwhile is closed by itself.
 */
export async function validateUpcoming(actor: Actor | null = validator): Promise<Outcome<Validated>> {
  const may = authorise(actor, 'billing:run');
  if (!may.ok) return may;
  return transaction(async (client) => {
    await store.lockValidation(client);
    const at = now();
    const since = new Date(at.getTime() - LET_REST_MS);
    const counts = { looked: 0, found: 0, mended: 0 };
    for (const [status, resolution] of settled)
      counts.mended += (await store.closeSettled(client, status, { ...mended, resolution, at })).length;
    for (let after = 0n; ; ) {
      const batch = await store.findUpcoming(client, at, DAYS_AHEAD, after, BATCH);
      const found = batch.flatMap((row) =>
        upcomingProblems(row).map((problem) => ({ ...problem, customerId: row.customer_id, invoiceId: row.id })),
      );
      const merchants = new Map(batch.map((row) => [row.id, row.merchant_id]));
      const gone = await store.closeMended(
        client,
        { invoiceIds: batch.map((row) => row.id), found },
        { ...mended, at },
      );
      const added = await store.insertFound(client, found, at, since);
      await audit(
        client,
        ...added.map((item) => entry(item, merchants.get(item.invoice_id as bigint) ?? null, 'found')),
        ...gone.map((item) => entry(item, item.merchant_id, 'mended')),
      );
      counts.looked += batch.length;
      counts.found += added.length;
      counts.mended += gone.length;
      const last = batch.at(-1);
      if (!last || batch.length < BATCH) break;
      after = last.id;
    }
    const prices = await lookAtPrices(client, at, since);
    const open = await store.countOpen(client);
    return ok({
      looked: counts.looked,
      found: counts.found + prices.found,
      mended: counts.mended + prices.mended,
      open,
    });
  });
}

/** The same for the background function, which may. */
export const validateByItself = async (): Promise<Validated> => unwrap(await validateUpcoming());

/** Subscriptions whose plan has no price make no invoice: that is told of the customer. */
async function lookAtPrices(client: Queryable, at: Date, since: Date): Promise<{ found: number; mended: number }> {
  const unpriced = await store.findUnpriced(client, at, DAYS_AHEAD);
  const found = unpriced.map((row) => ({
    code: 'no_price',
    words: `${row.plans.join(', ')} cost nothing in ${row.currency}: no invoice can be made for ${row.month.slice(0, 7)}.`,
    customerId: row.customer_id,
    invoiceId: null,
  }));
  const gone = await store.closePriced(
    client,
    unpriced.map((row) => row.customer_id),
    { ...mended, at },
  );
  const added = await store.insertFound(client, found, at, since);
  await audit(
    client,
    ...added.map((item) => entry(item, null, 'found')),
    ...gone.map((item) => entry(item, null, 'mended')),
  );
  return { found: added.length, mended: gone.length };
}

/** On the invoice's own time line where there is one. */
const entry = (item: store.FoundRow, merchantId: bigint | null, what: 'found' | 'mended'): AuditEntry => ({
  actor: validator,
  action: item.invoice_id === null ? `review_item.${what}` : `invoice.problem_${what}`,
  object:
    item.invoice_id === null
      ? { type: 'review_item', id: item.id.toString() }
      : { type: 'invoice', id: item.invoice_id.toString() },
  merchantId,
  after: { code: item.code, words: item.words },
});
