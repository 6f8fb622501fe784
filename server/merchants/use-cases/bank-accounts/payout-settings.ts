import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, type Queryable, transaction } from '@/server/platform/db';
import { presentPayoutSetting } from '../../present/bank-accounts';
import type { ChangePayoutSettingInput, PayoutSettings } from '../../schema/bank-accounts';
import { findPayoutSettings, insertPayoutSetting, lockPayoutSettings } from '../../store/bank-accounts';

const SHOWN = 20;

/** How long a changed account waits for its first payout, and how long it did before. */
export async function getPayoutSettings(actor: Actor | null): Promise<Outcome<PayoutSettings>> {
  const may = authorise(actor, 'bank-accounts:read');
  if (!may.ok) return may;
  const held = await settings(pool());
  // Why it was changed is the staff's own business.
  return ok(may.value.merchantId === null ? held : { current: { ...held.current, why: null }, before: [] });
}

/** Sets it for what is confirmed from now on: an account that waits already keeps its day. */
export async function changePayoutSetting(
  actor: Actor | null,
  { coolingOffHours, why }: ChangePayoutSettingInput,
): Promise<Outcome<PayoutSettings>> {
  const may = authorise(actor, 'bank-accounts:settings');
  if (!may.ok) return may;
  return transaction(async (client) => {
    await lockPayoutSettings(client);
    const { current } = await settings(client);
    if (current.coolingOffHours !== coolingOffHours) {
      await insertPayoutSetting(client, { coolingOffHours, madeBy: may.value.name, at: now(), why });
      await audit(client, {
        actor: may.value,
        action: 'payout_setting.changed',
        object: { type: 'payout_setting', id: 'cooling-off' },
        merchantId: null,
        before: { coolingOffHours: current.coolingOffHours },
        after: { coolingOffHours },
        why,
      });
    }
    return ok(await settings(client));
  });
}

async function settings(client: Queryable): Promise<PayoutSettings> {
  const [current, ...before] = (await findPayoutSettings(client, SHOWN)).map(presentPayoutSetting);
  if (!current) throw new Error('nothing says how long a changed account waits');
  return { current, before };
}
