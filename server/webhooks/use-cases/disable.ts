import { type Actor, peopleToTell } from '@/server/identity/door';
import { audit } from '@/server/platform/audit';
import { config } from '@/server/platform/config';
import type { Queryable } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { EndpointDisabled } from '../mails/endpoint-disabled';
import type { DisabledReason } from '../schema/endpoints';
import { holdDeliveries } from '../store/delivering';
import { disableEndpoint, type EndpointRow, findEndpoint } from '../store/endpoints';

/**
 * Disables an endpoint, in the caller's transaction, which holds it: its deliveries wait until it is enabled again. When
 * nobody did so by hand, the people who can mend it are told, once.
 */
export async function disable(
  client: Queryable,
  actor: Actor,
  id: string,
  reason: DisabledReason,
  at: Date,
): Promise<void> {
  if (!(await disableEndpoint(client, id, reason, at))) return;
  await holdDeliveries(client, id);
  const endpoint = (await findEndpoint(null, id, client)) as EndpointRow;
  await audit(client, {
    actor,
    action: 'webhook_endpoint.disabled',
    object: { type: 'webhook_endpoint', id },
    merchantId: endpoint.merchant_id,
    before: { enabled: true },
    after: { enabled: false, reason },
  });
  if (reason !== 'by_hand') await tellPeople(client, endpoint, reason, at);
}

async function tellPeople(
  client: Queryable,
  { id, url, merchant_id: merchantId }: EndpointRow,
  reason: 'gone' | 'failing',
  at: Date,
): Promise<void> {
  const href = new URL(`/webhooks/${id}`, config().APP_URL).href;
  for (const { email } of await peopleToTell(client, merchantId, 'webhooks:write')) {
    await queueMail(client, {
      kind: 'webhooks.endpoint-disabled',
      to: email,
      subject: `Webhooks to ${new URL(url).host} are disabled`,
      body: EndpointDisabled({ url, reason, href }),
      oncePer: `webhooks.endpoint-disabled/${id}/${at.toISOString()}/${email}`,
      merchantId,
    });
  }
}
