import { createTransport } from 'nodemailer';
import { config } from '../config';

type Sent = { id: string; to: string; subject: string; html: string; text: string };

/**
 * Hands a mail to the mail server of SMTP_URL (`smtp://user:password@host:587`, `smtps://…`).
 *
 * @throws what the server or the network said; `isFinalRefusal` tells whether it is worth trying again
 */
export async function sendBySmtp(mail: Sent, files: { filename: string; content: Buffer }[]) {
  const { SMTP_URL, MAIL_FROM } = config();
  const transport = createTransport({ url: SMTP_URL, connectionTimeout: 15_000, socketTimeout: 30_000 });
  const { id, to, subject, html, text } = mail;
  // Given as an object, an address is taken as it is, whatever commas or brackets stand in it.
  const address = { name: '', address: to };
  const messageId = `<${id}@${MAIL_FROM.split('@').at(-1)?.replace(/>$/, '')}>`;
  try {
    await transport.sendMail({ from: MAIL_FROM, to: address, subject, html, text, messageId, attachments: files });
  } finally {
    transport.close();
  }
}

/** The server said no for good (SMTP's 5xx), rather than not now. */
export const isFinalRefusal = (error: unknown): boolean => {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return code !== 'EAUTH' && responseCode !== undefined && responseCode >= 500;
};
