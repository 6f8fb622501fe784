import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { fixClock, now } from '@/server/platform/clock';
import { resetConfig } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { attemptDelivery } from '@/server/webhooks/use-cases/attempt-delivery';
import { createEndpoint } from '@/server/webhooks/use-cases/create-endpoint';
import { getDelivery } from '@/server/webhooks/use-cases/get-delivery';
import { getEndpoint } from '@/server/webhooks/use-cases/get-endpoint';
import { deliver } from '@/server/webhooks/use-cases/make-messages';
import { makeMerchant } from './factories';
import { WebhookReceiver } from './webhook-receiver';

// For tests: messages on their way to a receiver on a real socket that verifies them with the library of the standard.

export const admin = jobActor('test');
export const receiver = new WebhookReceiver();
export let url: string;
export let merchant: MerchantFacts;
export let endpoint: string;
export let secret: string;
let unfix = () => {};
/** Fixes the clock for the rest of the test; without an instant, it goes again. */
export function at(instant?: Date | string): void {
  unfix();
  unfix = instant === undefined ? () => {} : fixClock(instant);
}

beforeAll(async () => {
  process.env.WEBHOOKS_ALLOW_PRIVATE = '1';
  process.env.DEMO = '1';
  resetConfig();
  url = await receiver.start();
});
afterAll(() => receiver.stop());
beforeEach(async () => {
  merchant = await makeMerchant();
  const made = unwrap(
    await createEndpoint(admin, { url, description: '', eventTypes: [], merchant: merchant.reference }),
  );
  ({ secret } = made);
  endpoint = made.endpoint.id;
  receiver.received.length = 0;
  receiver.replies = [];
  receiver.meanwhile = async () => {};
  await pool().query('DELETE FROM outbox');
  // What the test before left on its way.
  await pool().query(`UPDATE webhook_delivery SET status = 'cancelled', ended_at = now(), under_way_until = NULL
                       WHERE status IN ('pending', 'held')`);
});
afterEach(() => at());

/** Makes a message about an object. @returns its delivery */
export const tell = async (object: string = randomUUID()): Promise<string> => {
  const [id] = await transaction((client) =>
    deliver(client, [
      {
        type: 'disbursement.planned',
        merchantId: merchant.id,
        objectType: 'disbursement',
        objectId: object,
        lane: `disbursement/${object}`,
        payload: JSON.stringify({ type: 'disbursement.planned', timestamp: now().toISOString(), data: { id: object } }),
        oncePer: randomUUID(),
        toMerchant: true,
        toPlatform: true,
        endpointId: null,
      },
    ]),
  );
  return id as string;
};
export const found = async (id: string) => unwrap(await getDelivery(admin, id));
export const statusOf = async (id: string) => (await found(id)).status;
export const shown = async () => unwrap(await getEndpoint(admin, endpoint));
/** Makes the attempt that is due, and moves the clock to the next, until there is none. */
export async function toTheEnd(id: string): Promise<void> {
  for (;;) {
    const next = await attemptDelivery(id);
    if (next.over) return;
    at(next.until);
  }
}
export const woken = async () =>
  (
    await pool().query<{ id: string }>(
      `SELECT data->>'deliveryId' AS id FROM outbox WHERE name = 'webhooks/delivery.due' ORDER BY outbox.id`,
    )
  ).rows.map((row) => row.id);
export const forgetWoken = () => pool().query('DELETE FROM outbox');
export const audited = async (action: string) =>
  (await pool().query('SELECT FROM audit_entry WHERE action = $1 AND object_id = $2', [action, endpoint])).rowCount;
