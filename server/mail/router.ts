import { answer, procedure, router } from '@/server/api/procedure';
import { listMailsInput, mailContentShape, mailIdInput, mailPage, mailShape } from './schema';
import { listMails } from './use-cases/list-mails';
import { readMail } from './use-cases/read-mail';
import { sendAgain } from './use-cases/send-again';

export const mailsRouter = router({
  list: procedure('mail:read')
    .input(listMailsInput)
    .output(mailPage)
    .query(async ({ ctx, input }) => answer(await listMails(ctx.actor, input))),
  read: procedure('mail:read')
    .input(mailIdInput)
    .output(mailContentShape)
    .query(async ({ ctx, input }) => answer(await readMail(ctx.actor, input.id))),
  sendAgain: procedure('mail:write')
    .input(mailIdInput)
    .output(mailShape)
    .mutation(async ({ ctx, input }) => answer(await sendAgain(ctx.actor, input.id))),
});
