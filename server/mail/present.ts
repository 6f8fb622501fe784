import type { Mail, MailContent } from './schema';
import type { MailRow } from './store';

export const presentMail = ({ id, kind, to, subject, status, error, created_at, sent_at }: MailRow): Mail => ({
  id,
  kind,
  to,
  subject,
  status,
  error,
  createdAt: created_at.toISOString(),
  sentAt: sent_at?.toISOString() ?? null,
});

export const presentContent = (row: MailRow): MailContent => ({
  ...presentMail(row),
  html: row.html || null,
  text: row.text || null,
  attachment: row.attachment && {
    fileName: row.attachment.fileName,
    path: `/${row.attachment.kind}.pdf?id=${row.attachment.id}`,
  },
});
