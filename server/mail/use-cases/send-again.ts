import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { transaction } from '@/server/platform/db';
import { mailQueued } from '@/server/platform/mail/events';
import { emit } from '@/server/platform/outbox';
import { presentMail } from '../present';
import type { Mail } from '../schema';
import { findMail, type MailRow, moveMail } from '../store';

/** Queues a mail again that the mail server refused. One that is queued or sent is left as it is. */
export async function sendAgain(actor: Actor | null, id: string): Promise<Outcome<Mail>> {
  const may = authorise(actor, 'mail:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const isMoved = await moveMail(client, id, { from: 'failed', to: 'queued' });
    const found = await findMail(client, id);
    if (!found) return refuse('not_found', 'There is no such mail.');
    if (!isMoved) return refuse('conflict', `Only a mail that failed is sent again; this one is ${found.status}.`);
    await emit(client, mailQueued({ mailId: id }));
    await audit(client, {
      actor: may.value,
      action: 'mail.queued_again',
      object: { type: 'mail', id },
      merchantId: found.merchant_id,
      after: { to: found.to, kind: found.kind },
    });
    return ok(presentMail(found as MailRow));
  });
}
