import { actorKey, jobActor } from '@/server/identity/door';
import { localDateOf } from '@/server/kernel/calendar';
import { post } from '@/server/ledger/door';
import { type AuditEntry, audit } from '@/server/platform/audit';
import { transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { chargesAnswered } from '../events';
import { type Answer, insertResults, insertReviewItems, moveCharged } from '../store/answering';
import { resolveReviewsOf } from '../store/reviews';

/** The billing of invoices, as it stands in the audit. */
export const billingActor = jobActor('billing');

/**
 * Writes down what came of calls, many at once: their results, the states of their invoices, the audit, the books, and that
 * there is news. Either all of it is kept or nothing; told twice, a call has one result and moves its invoice once.
 */
export const recordAnswers = (answers: readonly Answer[]): Promise<void> =>
  transaction(async (client) => {
    const fresh = await insertResults(client, answers);
    const news = answers.filter(({ claim }) => fresh.has(claim.id));
    const moved = await moveCharged(client, news);
    const told = news.filter(({ claim, outcome }) => moved.has(claim.id) && outcome !== 'held_back');
    if (told.length === 0) return;
    const paid = told.filter(({ step }) => step.becomes === 'paid');
    const forReview = told.filter(({ step }) => step.review);
    if (forReview.length > 0) await insertReviewItems(client, forReview);
    if (paid[0])
      await resolveReviewsOf(
        client,
        paid.map(({ claim }) => claim.invoice_id),
        { resolvedBy: actorKey(billingActor), resolution: 'The invoice was charged.', at: paid[0].at },
      );
    await audit(client, ...told.map(auditOf));
    await emit(client, chargesAnswered({ attemptIds: told.map(({ claim }) => claim.id.toString()) }));
    await bookCharged(client, paid);
  });

/** One journal for all that was charged: ten thousand charges do not queue for one account. */
async function bookCharged(client: Parameters<typeof post>[0], paid: readonly Answer[]): Promise<void> {
  const [first] = paid;
  if (!first) return;
  const sums = new Map<string, bigint>();
  for (const { claim } of paid) sums.set(claim.currency, (sums.get(claim.currency) ?? 0n) + claim.amount_minor);
  const line = (code: 'provider_invoices' | 'customer_receivable', currency: string, amountMinor: bigint) => ({
    code,
    merchantId: null,
    currency: currency as typeof first.claim.currency,
    amountMinor,
  });
  await post(client, [
    {
      code: 'invoices_charged',
      causeKind: 'billing_charges',
      causeId: first.claim.id.toString(),
      effectiveOn: localDateOf(first.at, 'UTC'),
      lines: [...sums].flatMap(([currency, amount]) => [
        line('provider_invoices', currency, amount),
        line('customer_receivable', currency, -amount),
      ]),
    },
  ]);
}

const actions = { paid: 'invoice.charged', open: 'invoice.charge_failed', failed: 'invoice.charge_failed' } as const;

const auditOf = ({ claim, outcome, code, words, step }: Answer): AuditEntry => ({
  actor: billingActor,
  action: step.becomes === 'unknown' ? 'invoice.charge_unknown' : actions[step.becomes],
  object: { type: 'invoice', id: claim.invoice_id.toString() },
  merchantId: claim.merchant_id,
  after: {
    status: step.becomes,
    outcome,
    code,
    words,
    amount: claim.amount_minor,
    currency: claim.currency,
    reference: claim.key,
    run: claim.run_id,
    nextTryAt: step.nextTryAt?.toISOString() ?? null,
  },
});
