import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { getMerchantInput, listMerchantsInput } from './schema';
import { getMerchant } from './use-cases/get-merchant';
import { listMerchants } from './use-cases/list-merchants';

export const merchantRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/merchants',
    access: 'merchants:read',
    summary: 'The merchants, in the order of their references',
    input: listMerchantsInput,
    handle: async (actor, input) => mapOutcome(await listMerchants(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/merchants/{reference}',
    access: 'merchants:read',
    summary: 'One merchant',
    input: getMerchantInput,
    handle: async (actor, { reference }) =>
      mapOutcome(await getMerchant(actor, reference), (body) => ({ status: 200, body })),
  }),
];
