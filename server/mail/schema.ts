import { z } from 'zod';
import { instantShape, pageInput, pageOf } from '@/server/kernel/shapes';

export const mailStatusShape = z.enum(['queued', 'sent', 'kept', 'failed']);
export type MailStatus = z.infer<typeof mailStatusShape>;

export const mailShape = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  status: mailStatusShape,
  /** What the mail server said to a mail that failed. */
  error: z.string().nullable(),
  createdAt: instantShape,
  sentAt: instantShape.nullable(),
});
export type Mail = z.infer<typeof mailShape>;

/** A mail with what it says; null once that has been forgotten, because it let somebody in. */
export const mailContentShape = mailShape.extend({
  html: z.string().nullable(),
  text: z.string().nullable(),
  /** The name of the file that goes with it, and where it can be had. */
  attachment: z.strictObject({ fileName: z.string(), path: z.string() }).nullable(),
});
export type MailContent = z.infer<typeof mailContentShape>;

export const mailPage = pageOf(mailShape);
export const listMailsInput = z.strictObject({
  ...pageInput,
  status: mailStatusShape.optional(),
  to: z.string().trim().max(320).optional(),
});
export type ListMailsInput = z.infer<typeof listMailsInput>;
export const mailIdInput = z.strictObject({ id: z.uuid() });

/** One mail that the product writes, with what it says to an example. */
export const mailTemplateShape = z.strictObject({
  kind: z.string().describe('As it stands on the mails that were written'),
  to: z.enum(['customers', 'staff', 'people']),
  when: z.string().describe('When it is sent, for people'),
  subject: z.string(),
});
export type MailTemplate = z.infer<typeof mailTemplateShape>;
export const mailTemplatesShape = z.strictObject({ data: z.array(mailTemplateShape) });
export const mailTemplateInput = z.strictObject({ kind: z.string().max(100) });
export const mailPreviewShape = mailTemplateShape.extend({ html: z.string(), text: z.string() });
