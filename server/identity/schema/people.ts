import { z } from 'zod';
import { instantShape, mustBe, pageInput, pageOf } from '@/server/kernel/shapes';
import { roleShape } from '../schema';

const merchantReference = z
  .string()
  .min(1)
  .max(200)
  .describe('The merchant whose people are meant; without it, the staff');
export const emailShape = z
  .string({ error: mustBe('an e-mail address') })
  .trim()
  .toLowerCase()
  .max(254, 'is too long')
  .pipe(z.email({ error: mustBe('an e-mail address, such as ada@example.org') }));
const nameShape = z
  .string({ error: mustBe('a name') })
  .trim()
  .min(1, 'is required')
  .max(200, 'at most 200 characters');
/** What rules a password obeys is told by the use case, with what to do. */
const passwordShape = z
  .string({ error: mustBe('a password') })
  .min(1, 'is required')
  .max(1_000);
const tokenShape = z.string().min(1).max(200);
const idShape = z.uuid();

export const personShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleShape,
  isDisabled: z.boolean(),
  isYou: z.boolean(),
  createdAt: instantShape,
});
export type Person = z.infer<typeof personShape>;

export const listPeopleInput = z.strictObject({ ...pageInput, merchant: merchantReference.optional() });
export type ListPeopleInput = z.infer<typeof listPeopleInput>;
export const personPage = pageOf(personShape);

export const personIdInput = z.strictObject({ id: idShape });
const leavesNoOwner = z.boolean().optional().describe('Also when the merchant has no active owner then: staff only');
export const changeRoleInput = z.strictObject({ id: idShape, role: roleShape, leavesNoOwner });
export const disablePersonInput = z.strictObject({ id: idShape, leavesNoOwner });

export const invitationShape = z.strictObject({
  id: z.string(),
  email: z.string(),
  role: roleShape,
  invitedBy: z.string().nullable(),
  createdAt: instantShape,
  expiresAt: instantShape,
  isExpired: z.boolean(),
});
export type Invitation = z.infer<typeof invitationShape>;
export const invitationPage = pageOf(invitationShape);

export const inviteInput = z.strictObject({
  email: emailShape,
  role: roleShape,
  merchant: merchantReference.optional(),
});
export const invitationIdInput = z.strictObject({ id: idShape });

export const linkInput = z.strictObject({ token: tokenShape });

/** What a link of an invitation leads to. */
export const invitationLinkShape = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('open'),
    email: z.string(),
    role: roleShape,
    merchant: z.string().nullable(),
    invitedBy: z.string(),
  }),
  z.strictObject({ state: z.enum(['accepted', 'revoked', 'replaced', 'expired', 'unknown']) }),
]);
export type InvitationLink = z.infer<typeof invitationLinkShape>;
export const acceptInput = z.strictObject({ token: tokenShape, name: nameShape, password: passwordShape });

export const askResetInput = z.strictObject({ email: emailShape });
export const resetLinkShape = z.strictObject({ state: z.enum(['open', 'used', 'replaced', 'expired', 'unknown']) });
export type ResetLink = z.infer<typeof resetLinkShape>;
export const resetInput = z.strictObject({ token: tokenShape, password: passwordShape });

/** That it was done; there is nothing more to say. */
export const doneShape = z.strictObject({ done: z.literal(true) });
