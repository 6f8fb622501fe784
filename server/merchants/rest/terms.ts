import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { merchantShape } from '../schema';
import { holdExample, merchantExample } from '../schema/examples';
import { holdMerchantInput, holdsInput, holdsShape, liftHoldInput } from '../schema/holds';
import { changeTermsInput } from '../schema/terms';
import { changeTerms } from '../use-cases/change-terms';
import { holdMerchant, liftHold, listHolds } from '../use-cases/hold-merchant';

const { reference } = merchantExample;

export const termRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/merchants/{reference}/terms',
    access: 'merchants:write',
    summary: 'Change a merchant’s terms',
    description:
      'Changes what is given and leaves the rest as it is: how often and on which weekdays the merchant is paid, from ' +
      'which amount on, what is held back, and its minimum monthly fee. What is calculated already stays as it is.',
    input: changeTermsInput,
    output: merchantShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { reference, minimumPayout: 5_000, reserve: { ratePpm: 100_000, days: 30 }, why: 'Many refunds.' },
      output: {
        ...merchantExample,
        minimumPayout: { amount: 5_000, currency: 'EUR' },
        reserve: { ratePpm: 100_000, days: 30 },
      },
    },
    handle: async (actor, input) => mapOutcome(await changeTerms(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/merchants/{reference}/holds',
    access: 'merchants:read',
    summary: 'List a merchant’s holds',
    description: 'Why a merchant is, and was, on hold. For staff and keys of the platform.',
    input: holdsInput,
    output: holdsShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { reference }, output: { data: [holdExample] } },
    handle: async (actor, input) =>
      mapOutcome(await listHolds(actor, input.reference), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/merchants/{reference}/holds',
    access: 'merchants:hold',
    summary: 'Put a merchant on hold',
    description: 'It is not paid until this hold, and every other, is lifted. One of each kind can be open at a time.',
    input: holdMerchantInput,
    output: merchantShape,
    status: 201,
    refusals: ['not_found', 'conflict', 'impossible_move'],
    example: {
      input: { reference, kind: 'risk', reason: holdExample.reason },
      output: { ...merchantExample, status: 'on_hold' },
    },
    handle: async (actor, input) => mapOutcome(await holdMerchant(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'post',
    path: '/merchants/{reference}/holds/{id}/lift',
    access: 'merchants:hold',
    summary: 'Lift a hold',
    description: 'With the last hold the merchant is active again, and what waited is in its next payout.',
    input: liftHoldInput,
    output: merchantShape,
    status: 200,
    refusals: ['not_found', 'conflict'],
    example: { input: { reference, id: '7', reason: 'All disputes were won.' }, output: merchantExample },
    handle: async (actor, input) => mapOutcome(await liftHold(actor, input), (body) => ({ status: 200, body })),
  }),
];
