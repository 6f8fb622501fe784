import { mailPreviewShape, mailTemplateInput, mailTemplatesShape } from '@/server/mail/schema';
import { answer, procedure, router } from '../procedure';
import { listTemplates, showTemplate } from './show-templates';

export const mailTemplatesRouter = router({
  list: procedure('billing:read')
    .output(mailTemplatesShape)
    .query(({ ctx }) => answer(listTemplates(ctx.actor))),
  show: procedure('billing:read')
    .input(mailTemplateInput)
    .output(mailPreviewShape)
    .query(async ({ ctx, input }) => answer(await showTemplate(ctx.actor, input.kind))),
});
