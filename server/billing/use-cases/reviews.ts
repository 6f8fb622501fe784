import { type Actor, actorKey, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { sql, transaction } from '@/server/platform/db';
import { bigintKey, decodeCursor, toPage } from '@/server/platform/keyset';
import { presentReview } from '../present';
import type { ListReviewsInput, ResolveReviewInput, ReviewItem } from '../schema/reviews';
import { findReview, listReviews, type ReviewRow, resolveReviews } from '../store/reviews';

/** What waits for a person's eyes, or what became of it; the latest first. */
export async function listReviewItems(
  actor: Actor | null,
  input: ListReviewsInput,
): Promise<Outcome<Page<ReviewItem>>> {
  const may = authorise(actor, 'billing:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, bigintKey);
  if (!before.ok) return before;
  const found = await listReviews(input, input.limit, before.value);
  return ok(toPage(found, input.limit, presentReview, (row) => row.id.toString()));
}

/** Says what was done about an item. Its invoice is not charged by this: that is asked for apart. */
export async function resolveReviewItem(
  actor: Actor | null,
  { id, resolution }: ResolveReviewInput,
): Promise<Outcome<ReviewItem>> {
  const may = authorise(actor, 'billing:run');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const item = await findReview(client, id);
    if (!item) return refuse('not_found', 'There is no such item.');
    const resolvedBy = actorKey(may.value);
    const resolved = await resolveReviews(client, sql`r.id = ${id}::bigint`, { resolvedBy, resolution, at: now() });
    if (resolved.length === 0) return refuse('conflict', 'This item was resolved meanwhile.');
    await audit(client, {
      actor: may.value,
      action: 'review_item.resolved',
      object: { type: 'review_item', id },
      merchantId: null,
      before: { code: item.code, invoice: item.invoice },
      after: { resolution },
    });
    return ok(presentReview((await findReview(client, id)) as ReviewRow));
  });
}
