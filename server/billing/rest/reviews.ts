import { z } from 'zod';
import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { attemptExample, reviewExample } from '../schema/examples';
import { listReviewsInput, resolveReviewInput, reviewItemShape, reviewPage, validatedShape } from '../schema/reviews';
import { attemptShape, chargeInvoiceInput } from '../schema/runs';
import { listInvoiceAttempts } from '../use-cases/read-runs';
import { listReviewItems, resolveReviewItem } from '../use-cases/reviews';
import { validateUpcoming } from '../use-cases/validate-upcoming';

export const reviewRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/invoices/{id}/attempts',
    access: 'invoices:read',
    summary: 'List the calls for an invoice',
    description:
      'Each call to the payment provider for it, in their order, and what came of it in the provider’s words.',
    input: chargeInvoiceInput,
    output: z.strictObject({ data: z.array(attemptShape) }),
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: '123' }, output: { data: [attemptExample] } },
    handle: async (actor, input) =>
      mapOutcome(await listInvoiceAttempts(actor, input.id), (data) => ({ status: 200, body: { data } })),
  }),
  restRoute({
    method: 'get',
    path: '/billing/reviews',
    access: 'billing:read',
    summary: 'List what waits for review',
    description:
      'What is never tried blindly: what a charge or the validation three days before found, and what to do about it.',
    input: listReviewsInput,
    output: reviewPage,
    status: 200,
    refusals: [],
    example: { input: { state: 'open' }, output: { data: [reviewExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listReviewItems(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/billing/reviews/{id}/resolve',
    access: 'billing:run',
    summary: 'Resolve an item of review',
    description: 'Says what was done about it. Its invoice is not charged by this: ask for that with `retry`.',
    input: resolveReviewInput,
    output: reviewItemShape,
    status: 200,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { id: reviewExample.id, resolution: 'Credited and written anew in EUR' },
      output: {
        ...reviewExample,
        resolvedAt: '2026-04-01T09:00:00.000Z',
        resolvedBy: 'key:12',
        resolution: 'Credited and written anew in EUR',
      },
    },
    handle: async (actor, input) =>
      mapOutcome(await resolveReviewItem(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/billing/validation',
    access: 'billing:run',
    summary: 'Validate what is charged soon',
    description:
      'Looks at all invoices that are charged within three days in their customers’ time zones, and at subscriptions that ' +
      'make none for want of a price: a suspended customer, another currency, no card or one that will have ended. What is ' +
      'found waits for review, each thing once; what was mended is closed. It is also done each hour by itself.',
    input: z.strictObject({}),
    output: validatedShape,
    status: 200,
    refusals: [],
    limit: 'heavy',
    example: { input: {}, output: { looked: 100, found: 2, mended: 1, open: 3 } },
    handle: async (actor) => mapOutcome(await validateUpcoming(actor), (body) => ({ status: 200, body })),
  }),
];
