import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { getMerchantInput, listMerchantsInput, merchantPage, merchantShape, setDeliveryInput } from './schema';
import { merchantExample as harbourBooks } from './schema/examples';
import { getMerchant } from './use-cases/get-merchant';
import { listMerchants } from './use-cases/list-merchants';
import { setDelivery } from './use-cases/set-delivery';

export const merchantRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/merchants',
    access: 'merchants:read',
    summary: 'List merchants',
    description:
      'The merchants in the order of their references, a page at a time. A key of one merchant finds that one alone.',
    input: listMerchantsInput,
    output: merchantPage,
    status: 200,
    refusals: [],
    example: {
      input: { status: 'active', limit: 1 },
      output: { data: [harbourBooks], nextCursor: 'ImhhcmJvdXItYm9va3Mi' },
    },
    handle: async (actor, input) => mapOutcome(await listMerchants(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/merchants/{reference}',
    access: 'merchants:read',
    summary: 'Get a merchant',
    description: 'One merchant with its terms, by your own reference of it.',
    input: getMerchantInput,
    output: merchantShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { reference: 'harbour-books' }, output: harbourBooks },
    handle: async (actor, { reference }) =>
      mapOutcome(await getMerchant(actor, reference), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/merchants/{reference}/delivery',
    access: 'merchants:write',
    summary: 'Set when orders count as delivered',
    description:
      'Sets how long after its confirmation an order of the merchant counts as delivered, unless somebody says so before. ' +
      'For orders that wait already a longer time holds too, a shorter one does not.',
    input: setDeliveryInput,
    output: merchantShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { reference: 'harbour-books', deliverAfterSeconds: 86_400 },
      output: { ...harbourBooks, deliverAfterSeconds: 86_400 },
    },
    handle: async (actor, input) => mapOutcome(await setDelivery(actor, input), (body) => ({ status: 200, body })),
  }),
];
