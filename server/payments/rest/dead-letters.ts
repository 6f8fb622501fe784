import { type RestRoute, restRoute } from '@/server/api/rest-route';
import type { Actor } from '@/server/identity/door';
import { mapOutcome, type Outcome } from '@/server/kernel/outcome';
import {
  type DeadLetter,
  deadLetterPage,
  deadLetterShape,
  listDeadLettersInput,
  markFailedInput,
  replayInput,
} from '../schema/dead-letters';
import { idInput } from '../schema/payments';
import { listDeadLetters } from '../use-cases/list-dead-letters';
import { lookUpNow, markFailed, replay } from '../use-cases/repair-dead-letter';

const open: DeadLetter = {
  id: '12',
  merchantReference: 'harbour-books',
  paymentId: '90211',
  refundId: null,
  what: 'A payment is stuck.',
  error: 'After three days it is still not known what came of it.',
  amount: { amount: 2_500, currency: 'EUR' },
  attempts: 83,
  failedAt: '2026-01-10T10:04:11.000Z',
  resolvedAt: null,
  resolvedBy: null,
  resolution: null,
};

const repairing = (resolution: DeadLetter['resolution']) =>
  ({
    method: 'post',
    access: 'payments:repair',
    output: deadLetterShape,
    status: 200,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { id: open.id, ...(resolution === 'marked_failed' ? { reason: 'Stripe says that it never came' } : {}) },
      output: { ...open, resolution, resolvedBy: 'user:7', resolvedAt: '2026-01-10T11:00:00.000Z' },
    },
  }) as const;

const answered = (outcome: Outcome<DeadLetter>) => mapOutcome(outcome, (body) => ({ status: 200 as const, body }));

export const deadLetterRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/dead-letters',
    access: 'payments:repair',
    summary: 'List what waits for a person',
    description: 'Payments and refunds that could not be finished by themselves, the latest first.',
    input: listDeadLettersInput,
    output: deadLetterPage,
    status: 200,
    refusals: [],
    example: { input: { open: 'true' }, output: { data: [open], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listDeadLetters(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    ...repairing('looked_up'),
    path: '/dead-letters/{id}/look-up',
    summary: 'Look it up now',
    description: 'Asks the provider what came of it. Known at last, the letter is closed and the work goes on.',
    input: idInput,
    handle: async (actor: Actor | null, { id }) => answered(await lookUpNow(actor, id)),
  }),
  restRoute({
    ...repairing('marked_failed'),
    path: '/dead-letters/{id}/fail',
    summary: 'Mark it as failed',
    description:
      'Gives it up, with a reason. Refused as long as the provider has not said that it did not happen, or never heard of it.',
    input: markFailedInput,
    handle: async (actor: Actor | null, { id, reason }) => answered(await markFailed(actor, id, reason)),
  }),
  restRoute({
    ...repairing('replayed'),
    path: '/dead-letters/{id}/replay',
    summary: 'Start it again',
    description:
      'Starts the work again with new patience. A call that may have happened is asked about, never repeated blindly.',
    input: replayInput,
    handle: async (actor: Actor | null, { id, reason }) => answered(await replay(actor, id, reason)),
  }),
];
