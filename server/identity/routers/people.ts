import { answer, procedure, router } from '@/server/api/procedure';
import {
  acceptInput,
  askResetInput,
  changeRoleInput,
  disablePersonInput,
  doneShape,
  invitationIdInput,
  invitationLinkShape,
  invitationPage,
  invitationShape,
  inviteInput,
  linkInput,
  listPeopleInput,
  personIdInput,
  personPage,
  personShape,
  resetInput,
  resetLinkShape,
} from '../schema/people';
import { acceptInvitation } from '../use-cases/invitations/accept-invitation';
import { listInvitations } from '../use-cases/invitations/list-invitations';
import { openInvitation } from '../use-cases/invitations/open-invitation';
import { resendInvitation } from '../use-cases/invitations/resend-invitation';
import { revokeInvitation } from '../use-cases/invitations/revoke-invitation';
import { sendInvitation } from '../use-cases/invitations/send-invitation';
import { askPasswordReset } from '../use-cases/passwords/ask-password-reset';
import { openPasswordReset } from '../use-cases/passwords/open-password-reset';
import { resetPassword } from '../use-cases/passwords/reset-password';
import { changePerson } from '../use-cases/people/change-person';
import { listPeople } from '../use-cases/people/list-people';

/** Who can sign in. */
export const peopleRouter = router({
  list: procedure('people:read')
    .input(listPeopleInput)
    .output(personPage)
    .query(async ({ ctx, input }) => answer(await listPeople(ctx.actor, input))),
  changeRole: procedure('people:write')
    .input(changeRoleInput)
    .output(personShape)
    .mutation(async ({ ctx, input }) =>
      answer(await changePerson(ctx.actor, input.id, { to: input.role }, input.leavesNoOwner)),
    ),
  disable: procedure('people:write')
    .input(disablePersonInput)
    .output(personShape)
    .mutation(async ({ ctx, input }) =>
      answer(await changePerson(ctx.actor, input.id, 'disable', input.leavesNoOwner)),
    ),
  enable: procedure('people:write')
    .input(personIdInput)
    .output(personShape)
    .mutation(async ({ ctx, input }) => answer(await changePerson(ctx.actor, input.id, 'enable'))),
  endSessions: procedure('people:write')
    .input(personIdInput)
    .output(personShape)
    .mutation(async ({ ctx, input }) => answer(await changePerson(ctx.actor, input.id, 'end sessions'))),
});

/** Who was asked in; the last two by whoever holds the link. */
export const invitationsRouter = router({
  list: procedure('people:read')
    .input(listPeopleInput)
    .output(invitationPage)
    .query(async ({ ctx, input }) => answer(await listInvitations(ctx.actor, input))),
  send: procedure('people:write')
    .input(inviteInput)
    .output(invitationShape)
    .mutation(async ({ ctx, input }) => answer(await sendInvitation(ctx.actor, input))),
  sendAgain: procedure('people:write')
    .input(invitationIdInput)
    .output(invitationShape)
    .mutation(async ({ ctx, input }) => answer(await resendInvitation(ctx.actor, input.id))),
  revoke: procedure('people:write')
    .input(invitationIdInput)
    .output(doneShape)
    .mutation(async ({ ctx, input }) => answer(await revokeInvitation(ctx.actor, input.id))),
  open: procedure('anyone')
    .input(linkInput)
    .output(invitationLinkShape)
    .query(async ({ input }) => answer(await openInvitation(input.token))),
  accept: procedure('anyone')
    .input(acceptInput)
    .output(doneShape)
    .mutation(async ({ input }) => answer(await acceptInvitation(input))),
});

/** Passwords that were forgotten: for whoever is not signed in. */
export const passwordResetsRouter = router({
  ask: procedure('anyone')
    .input(askResetInput)
    .output(doneShape)
    .mutation(async ({ input }) => answer(await askPasswordReset(input.email))),
  open: procedure('anyone')
    .input(linkInput)
    .output(resetLinkShape)
    .query(async ({ input }) => answer(await openPasswordReset(input.token))),
  use: procedure('anyone')
    .input(resetInput)
    .output(doneShape)
    .mutation(async ({ input }) => answer(await resetPassword(input))),
});
