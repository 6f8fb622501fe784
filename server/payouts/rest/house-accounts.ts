import { z } from 'zod';
import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { changeHouseAccountInput, type HouseAccount, houseAccountsShape } from '../schema/house-accounts';
import { changeHouseAccount, listHouseAccounts } from '../use-cases/house-accounts';

const euros: HouseAccount = {
  id: '1',
  currency: 'EUR',
  holderName: 'Countinghouse GmbH',
  account: 'DE•• •••• •••• 3000',
  routingNumber: null,
  bic: 'COBADEFFXXX',
  bankName: null,
  companyId: null,
  town: 'Berlin',
  country: 'DE',
  channel: 'file',
  madeBy: 'Ada Admin',
  madeAt: '2026-03-02T10:40:00.000Z',
  why: 'Our first account.',
};

export const houseAccountRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/house-accounts',
    access: 'payouts:read',
    summary: 'List our own accounts',
    description: 'The account that payouts of each currency leave, how they leave it, and what it was before.',
    input: z.strictObject({}),
    output: houseAccountsShape,
    status: 200,
    refusals: [],
    example: {
      input: {},
      output: { accounts: [{ current: euros, before: [] }], hasConnection: false },
    },
    handle: async (actor) => mapOutcome(await listHouseAccounts(actor), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/house-accounts',
    access: 'payouts:settings',
    summary: 'Set an account of ours',
    description:
      'The account that payouts of a currency leave from now on, and how. Nothing is edited: it is the next version. ' +
      'For people alone: keys have no such scope.',
    input: changeHouseAccountInput,
    output: houseAccountsShape,
    status: 200,
    refusals: [],
    example: {
      input: {
        currency: 'EUR',
        holderName: 'Countinghouse GmbH',
        account: { scheme: 'iban', iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX' },
        address: { town: 'Berlin', country: 'DE' },
        channel: 'file',
        why: 'Our first account.',
      },
      output: {
        accounts: [{ current: { ...euros, account: 'DE89370400440532013000' }, before: [] }],
        hasConnection: false,
      },
    },
    handle: async (actor, input) =>
      mapOutcome(await changeHouseAccount(actor, input), (body) => ({ status: 200, body })),
  }),
];
