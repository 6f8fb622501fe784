import type { ReactElement } from 'react';
import { wallNow } from '../clock';
import { type Queryable, rows, sql } from '../db';
import { emit } from '../outbox';
import type { Attachment } from './attachments';
import { mailQueued } from './events';
import { renderMail } from './render-mail';

export type Mail = {
  /** Which mail it is, as `room.what`: `identity.invitation`. */
  kind: string;
  to: string;
  subject: string;
  /** Made of the parts in `mail-parts.tsx`. */
  body: ReactElement;
  /** It holds a link that lets somebody in: its text is not kept once it is sent. */
  hasSecret?: boolean;
  /** A document that goes with it. */
  attachment?: Attachment;
  /** What it is sent for, once: a second mail of the same name is not written. */
  oncePer?: string;
  /** The merchant it concerns; null: the platform. */
  merchantId: bigint | null;
};

/**
 * Writes a mail in the transaction of what it tells of; a background function sends it. Without a mail server it stays
 * where it is, for people to read on the page of mails.
 */
export async function queueMail(client: Queryable, mail: Mail): Promise<void> {
  // To make a mail costs more than to ask whether it was written.
  if (mail.oncePer !== undefined && (await isWritten(client, mail.oncePer))) return;
  const { html, text } = await renderMail(mail.body);
  const [written] = await rows<{ id: string }>(
    client,
    sql`INSERT INTO mail (kind, "to", subject, html, text, has_secret, attachment, once_per, merchant_id, status, created_at)
        VALUES (${mail.kind}, ${mail.to}, ${mail.subject}, ${html}, ${text}, ${mail.hasSecret ?? false},
                ${mail.attachment ? JSON.stringify(mail.attachment) : null}::jsonb, ${mail.oncePer ?? null}, ${mail.merchantId}, 'queued', ${wallNow()})
        ON CONFLICT (once_per) DO NOTHING
        RETURNING id`,
  );
  if (written) await emit(client, mailQueued({ mailId: written.id }));
}

const isWritten = async (client: Queryable, oncePer: string): Promise<boolean> =>
  (await rows(client, sql`SELECT 1 FROM mail WHERE once_per = ${oncePer}`)).length > 0;
