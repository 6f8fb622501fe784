import { wallNow } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { makeAttachment } from '@/server/platform/mail/attachments';
import { isFinalRefusal, sendBySmtp } from '@/server/platform/mail/smtp';
import { findMail, moveMail } from '../store';

/**
 * Sends a queued mail; called again, it finds it sent. The mail server is told the mail's own id, so that one which was
 * handed over twice, because the process died in between, can be recognised as one.
 *
 * @throws when the mail server cannot be reached or asks to come back later: the job tries again
 */
export async function sendMail(id: string): Promise<void> {
  const mail = await findMail(pool(), id);
  if (mail?.status !== 'queued') return;
  if (config().SMTP_URL === undefined) {
    await moveMail(pool(), id, { from: 'queued', to: 'kept' });
    return;
  }
  const { attachment } = mail;
  // Made before the mail server is asked: what cannot be made is no refusal of the server's.
  const files = attachment ? [{ filename: attachment.fileName, content: await makeAttachment(attachment) }] : [];
  try {
    await sendBySmtp(mail, files);
  } catch (error) {
    if (!isFinalRefusal(error)) throw error;
    await giveUpMail(id, (error as Error).message);
    return;
  }
  await moveMail(pool(), id, { from: 'queued', to: 'sent', at: wallNow() });
}

/** Ends a mail that cannot be sent, with what the mail server said. Staff can send it again. */
export const giveUpMail = (id: string, error: string) => moveMail(pool(), id, { from: 'queued', to: 'failed', error });
