import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { transaction } from '@/server/platform/db';
import { presentContent } from '../present';
import type { MailContent } from '../schema';
import { findMail } from '../store';

/** A mail with what it says. Reading a link that lets somebody in leaves a trace in the audit. */
export async function readMail(actor: Actor | null, id: string): Promise<Outcome<MailContent>> {
  const may = authorise(actor, 'mail:read');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const found = await findMail(client, id);
    if (!found) return refuse('not_found', 'There is no such mail.');
    if (found.has_secret && found.html !== '') {
      const object = { type: 'mail', id };
      const after = { kind: found.kind, to: found.to };
      await audit(client, { actor: may.value, action: 'mail.read', object, merchantId: found.merchant_id, after });
    }
    return ok(presentContent(found));
  });
}
