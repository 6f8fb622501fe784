import { config } from '@/server/platform/config';
import type { Queryable } from '@/server/platform/db';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { type AccountChange, accountChangedMail, accountChangeTitles } from '../mails/account-changed';
import { findUser } from '../store';

/** A mail to the person whose account it is, in the transaction of the change: if it was not them, they hear of it. */
export async function tellOfChange(
  client: Queryable,
  person: { id: string; merchantId: bigint | null },
  change: AccountChange,
): Promise<void> {
  const user = await findUser(person.id);
  if (!user) return;
  await queueMail(client, {
    kind: `identity.${change}`,
    to: user.email,
    subject: accountChangeTitles[change],
    body: accountChangedMail({ name: user.name, change, href: `${config().APP_URL}/account` }),
    merchantId: person.merchantId,
  });
}
