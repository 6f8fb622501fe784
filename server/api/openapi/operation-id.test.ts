import { expect, test } from 'vitest';
import { operationId } from './operation-id';

const rows: [reason: string, method: string, path: string, id: string][] = [
  ['a list', 'get', '/orders', 'listOrders'],
  ['one of them', 'get', '/merchants/{reference}', 'getMerchant'],
  ['a new one', 'post', '/imports', 'createImport'],
  ['something done to one', 'post', '/imports/{id}/check', 'checkImport'],
  ['a list within one', 'get', '/disbursements/{id}/lines', 'listDisbursementLines'],
  ['one thing of one', 'get', '/merchants/{reference}/balance', 'getMerchantBalance'],
  ['one thing of one that ends like a list', 'get', '/orders/{id}/status', 'getOrderStatus'],
  ['a kind within a kind', 'get', '/disbursements/runs/{id}', 'getDisbursementRun'],
  ['a new one within one', 'post', '/webhooks/{id}/deliveries', 'createWebhookDelivery'],
  ['changed by a part', 'post', '/webhooks/{id}', 'updateWebhook'],
  ['changed', 'put', '/webhooks/{id}', 'updateWebhook'],
  ['deleted', 'delete', '/webhooks/{id}', 'deleteWebhook'],
  ['of several words', 'post', '/webhook-endpoints/{id}/rotate-secret', 'rotateSecretWebhookEndpoint'],
];
test.each(rows)('%s', (_reason, method, path, id) => {
  expect(operationId(method, path)).toBe(id);
});
