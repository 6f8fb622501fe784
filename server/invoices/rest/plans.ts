import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { planExample, subscriptionExample } from '../schema/examples';
import {
  createPlanInput,
  endSubscriptionInput,
  listPlansInput,
  listSubscriptionsInput,
  pauseSubscriptionInput,
  planPage,
  planReferenceInput,
  planShape,
  pricePlanInput,
  resumeSubscriptionInput,
  startSubscriptionInput,
  subscriptionIdInput,
  subscriptionPage,
  subscriptionShape,
} from '../schema/plans';
import { createPlan, listPlans, pricePlan, retirePlan } from '../use-cases/plans';
import {
  endSubscription,
  getSubscription,
  listSubscriptions,
  pauseSubscription,
  resumeSubscription,
  startSubscription,
} from '../use-cases/subscriptions';

const { reference } = planExample;
const { id, customer, plan, startsOn } = subscriptionExample;
const changing = { access: 'customers:write', output: subscriptionShape, status: 200 } as const;

export const planRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/plans',
    access: 'customers:write',
    summary: 'Create a plan',
    description: 'Makes a plan with what it costs a month, before tax, in each currency.',
    input: createPlanInput,
    output: planShape,
    status: 201,
    refusals: ['conflict'],
    example: {
      input: { reference, name: planExample.name, taxRatePpm: 210_000, prices: [{ amount: 1_800, currency: 'EUR' }] },
      output: planExample,
    },
    handle: async (actor, input) => mapOutcome(await createPlan(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'get',
    path: '/plans',
    access: 'customers:read',
    summary: 'List plans',
    description: 'The plans with their prices, by reference, a page at a time.',
    input: listPlansInput,
    output: planPage,
    status: 200,
    refusals: [],
    example: { input: { limit: 50 }, output: { data: [planExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listPlans(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/plans/{reference}/prices',
    access: 'customers:write',
    summary: 'Price a plan',
    description:
      'Says what a plan costs from a month on. Invoices that were made before stay as they are; a price is never changed, ' +
      'the next one has its own first month.',
    input: pricePlanInput,
    output: planShape,
    status: 201,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { reference, price: { amount: 2_000, currency: 'EUR' }, validFrom: '2027-01-01' },
      output: {
        ...planExample,
        prices: [{ price: { amount: 2_000, currency: 'EUR' }, validFrom: '2027-01-01' }, ...planExample.prices],
      },
    },
    handle: async (actor, input) => mapOutcome(await pricePlan(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'post',
    path: '/plans/{reference}/retire',
    access: 'customers:write',
    summary: 'Retire a plan',
    description: 'Nobody can subscribe to it any more; who has it keeps it.',
    input: planReferenceInput,
    output: planShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { reference }, output: { ...planExample, retiredAt: '2026-12-01T09:00:00.000Z' } },
    handle: async (actor, input) =>
      mapOutcome(await retirePlan(actor, input.reference), (body) => ({ status: 200, body })),
  }),
];

export const subscriptionRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/subscriptions',
    access: 'customers:write',
    summary: 'Start a subscription',
    description:
      'Subscribes a customer to a plan that has a price in its currency. Each month makes one invoice, some days before it ' +
      'begins; a month that it begins in is charged by its days.',
    input: startSubscriptionInput,
    output: subscriptionShape,
    status: 201,
    refusals: ['not_found', 'conflict'],
    example: { input: { customer, plan, startsOn }, output: subscriptionExample },
    handle: async (actor, input) =>
      mapOutcome(await startSubscription(actor, input), (body) => ({
        status: 201,
        headers: { location: `/api/v1/subscriptions/${body.id}` },
        body,
      })),
  }),
  restRoute({
    method: 'get',
    path: '/subscriptions',
    access: 'customers:read',
    summary: 'List subscriptions',
    description: 'The subscriptions, the newest first, a page at a time.',
    input: listSubscriptionsInput,
    output: subscriptionPage,
    status: 200,
    refusals: [],
    example: { input: { customer }, output: { data: [subscriptionExample], nextCursor: null } },
    handle: async (actor, input) =>
      mapOutcome(await listSubscriptions(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/subscriptions/{id}',
    access: 'customers:read',
    summary: 'Get a subscription',
    description: 'One subscription with its pauses.',
    input: subscriptionIdInput,
    output: subscriptionShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id }, output: subscriptionExample },
    handle: async (actor, input) =>
      mapOutcome(await getSubscription(actor, input.id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    ...changing,
    method: 'post',
    path: '/subscriptions/{id}/end',
    summary: 'End a subscription',
    description:
      'Ends it on a day, also one that has passed; an end can be brought forward, not put off. What is invoiced already ' +
      'stays and can be credited.',
    input: endSubscriptionInput,
    refusals: ['not_found', 'conflict'],
    example: { input: { id, endsOn: '2026-09-01' }, output: { ...subscriptionExample, endsOn: '2026-09-01' } },
    handle: async (actor, input) => mapOutcome(await endSubscription(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    ...changing,
    method: 'post',
    path: '/subscriptions/{id}/pause',
    summary: 'Pause a subscription',
    description: 'Leaves days out that are not charged; without `to`, until it is resumed.',
    input: pauseSubscriptionInput,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { id, from: '2026-08-01', to: '2026-09-01' },
      output: { ...subscriptionExample, pauses: [{ from: '2026-08-01', to: '2026-09-01' }] },
    },
    handle: async (actor, input) =>
      mapOutcome(await pauseSubscription(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    ...changing,
    method: 'post',
    path: '/subscriptions/{id}/resume',
    summary: 'Resume a subscription',
    description: 'Ends the pause that goes on.',
    input: resumeSubscriptionInput,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { id, on: '2026-09-15' },
      output: { ...subscriptionExample, pauses: [{ from: '2026-08-01', to: '2026-09-15' }] },
    },
    handle: async (actor, input) =>
      mapOutcome(await resumeSubscription(actor, input), (body) => ({ status: 200, body })),
  }),
];
