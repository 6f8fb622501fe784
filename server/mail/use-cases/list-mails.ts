import { z } from 'zod';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import type { Page } from '@/server/kernel/shapes';
import { decodeCursor, instantKey, toPage } from '@/server/platform/keyset';
import { presentMail } from '../present';
import type { ListMailsInput, Mail } from '../schema';
import { listMails as find } from '../store';

/** All mails, the newest first, without what they say. */
export async function listMails(actor: Actor | null, input: ListMailsInput): Promise<Outcome<Page<Mail>>> {
  const may = authorise(actor, 'mail:read');
  if (!may.ok) return may;
  const before = decodeCursor(input.cursor, z.tuple([instantKey, z.uuid()]));
  if (!before.ok) return before;
  const found = await find(input, before.value);
  return ok(toPage(found, input.limit, presentMail, (row) => [row.created_at.toISOString(), row.id]));
}
