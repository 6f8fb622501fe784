import { empty, execute, pool, type Queryable, rows, sql } from '@/server/platform/db';
import type { Attachment } from '@/server/platform/mail/attachments';
import type { ListMailsInput, MailStatus } from './schema';

export type MailRow = {
  id: string;
  kind: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  has_secret: boolean;
  attachment: Attachment | null;
  merchant_id: bigint | null;
  status: MailStatus;
  error: string | null;
  created_at: Date;
  sent_at: Date | null;
};

export const findMail = (client: Queryable, id: string) =>
  rows<MailRow>(client, sql`SELECT * FROM mail WHERE id = ${id}::uuid`).then((found) => found[0] ?? null);

/** One row more than the limit, the newest first. */
export const listMails = (
  { limit, status, to }: ListMailsInput,
  before: readonly [createdAt: string, id: string] | null,
) =>
  rows<MailRow>(
    pool(),
    sql`SELECT * FROM mail WHERE true
          ${status === undefined ? empty : sql`AND status = ${status}::mail_status`}
          ${to ? sql`AND position(lower(${to}) IN lower("to")) > 0` : empty}
          ${before === null ? empty : sql`AND (created_at, id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`}
        ORDER BY created_at DESC, id DESC LIMIT ${limit + 1}`,
  );

/** Moves a mail on, only from where it is thought to be. What lets somebody in is forgotten once it is sent. */
export const moveMail = (
  client: Queryable,
  id: string,
  move: { from: MailStatus; to: MailStatus; at?: Date; error?: string },
) =>
  execute(
    client,
    sql`UPDATE mail SET status = ${move.to}::mail_status, sent_at = ${move.at ?? null}, error = ${move.error ?? null},
               html = CASE WHEN ${isSent(move)} AND has_secret THEN '' ELSE html END,
               text = CASE WHEN ${isSent(move)} AND has_secret THEN '' ELSE text END
         WHERE id = ${id}::uuid AND status = ${move.from}::mail_status`,
  );

const isSent = ({ to }: { to: MailStatus }): boolean => to === 'sent';

/** What let somebody in, and was kept for people to read, is forgotten as well once its links are over. */
export const forgetSecretsBefore = (before: Date) =>
  execute(pool(), sql`UPDATE mail SET html = '', text = '' WHERE has_secret AND html <> '' AND created_at < ${before}`);
