import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { MailTemplate } from '@/server/mail/schema';
import { renderMail } from '@/server/platform/mail/render-mail';
import { type Template, templates } from './templates';

/** Every mail that the product writes. They say nothing of anybody: the examples are made up. */
export function listTemplates(actor: Actor | null): Outcome<{ data: MailTemplate[] }> {
  const may = authorise(actor, 'billing:read');
  return may.ok ? ok({ data: templates.map(shownOf) }) : may;
}

/** One of them, as it would be sent. */
export async function showTemplate(
  actor: Actor | null,
  kind: string,
): Promise<Outcome<MailTemplate & { html: string; text: string }>> {
  const may = authorise(actor, 'billing:read');
  if (!may.ok) return may;
  const found = templates.find((template) => template.kind === kind);
  if (!found) return refuse('not_found', 'There is no such mail.');
  return ok({ ...shownOf(found), ...(await renderMail(found.body)) });
}

const shownOf = ({ kind, to, when, subject }: Template): MailTemplate => ({ kind, to, when, subject });
