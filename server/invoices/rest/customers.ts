import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  changeCustomerInput,
  createCustomerInput,
  customerPage,
  customerReferenceInput,
  customerShape,
  listCustomersInput,
} from '../schema/customers';
import { customerExample } from '../schema/examples';
import { changeCustomer } from '../use-cases/change-customer';
import { createCustomer } from '../use-cases/create-customer';
import { deleteCustomer } from '../use-cases/delete-customer';
import { getCustomer, listCustomers } from '../use-cases/read-customers';

const { reference, name, email, address, taxId, currency, timeZone, locale } = customerExample;

export const customerRoutes: RestRoute[] = [
  restRoute({
    method: 'post',
    path: '/customers',
    access: 'customers:write',
    summary: 'Create a customer',
    description:
      'Makes a customer, who owes for subscriptions and invoices. `reference` is your own name for it: a second one of the ' +
      'same reference is refused. `timeZone` says when its first of the month is.',
    input: createCustomerInput,
    output: customerShape,
    status: 201,
    refusals: ['conflict'],
    example: {
      input: { reference, name, email, address, taxId, currency, timeZone, locale },
      output: { ...customerExample, card: null },
    },
    handle: async (actor, input) =>
      mapOutcome(await createCustomer(actor, input), (body) => ({
        status: 201,
        headers: { location: `/api/v1/customers/${encodeURIComponent(body.reference)}` },
        body,
      })),
  }),
  restRoute({
    method: 'get',
    path: '/customers',
    access: 'customers:read',
    summary: 'List customers',
    description: 'The customers, the newest first, a page at a time. A key of one merchant sees what that merchant is.',
    input: listCustomersInput,
    output: customerPage,
    status: 200,
    refusals: [],
    example: { input: { status: 'active', limit: 50 }, output: { data: [customerExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listCustomers(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/customers/{reference}',
    access: 'customers:read',
    summary: 'Get a customer',
    description: 'One customer, by your own reference. Of its card no more is kept than a person recognises it by.',
    input: customerReferenceInput,
    output: customerShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { reference }, output: customerExample },
    handle: async (actor, input) =>
      mapOutcome(await getCustomer(actor, input.reference), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/customers/{reference}',
    access: 'customers:write',
    summary: 'Change a customer',
    description:
      'Changes what is given and leaves the rest as it is. A suspended customer is not charged; say why with ' +
      '`statusReason`. Invoices that are issued keep their currency.',
    input: changeCustomerInput,
    output: customerShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { reference, status: 'suspended', statusReason: 'Moves house' },
      output: { ...customerExample, status: 'suspended', statusReason: 'Moves house' },
    },
    handle: async (actor, input) => mapOutcome(await changeCustomer(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'delete',
    path: '/customers/{reference}',
    access: 'customers:write',
    summary: 'Delete a customer',
    description: 'One that never subscribed nor was invoiced. What has a past stays: suspend it instead.',
    input: customerReferenceInput,
    output: null,
    status: 204,
    refusals: ['not_found', 'conflict'],
    example: { input: { reference }, output: null },
    handle: async (actor, input) =>
      mapOutcome(await deleteCustomer(actor, input.reference), () => ({ status: 204, body: undefined })),
  }),
];
