import { z } from 'zod';
import { instantShape } from '@/server/kernel/shapes';

/** A code of the authenticator app, or a recovery code: as people type them. */
const codeShape = z.string().trim().min(1, 'Enter the code.').max(40, 'is longer than any code');
export const codeInput = z.strictObject({ code: codeShape });

// No rule but a length that does no harm: whether it is good is said by the policy, or by comparing.
const typedPasswordShape = z.string().min(1, 'Enter the password.').max(1_000, 'is longer than any password');
export const changePasswordInput = z.strictObject({ current: typedPasswordShape, next: typedPasswordShape });
export const startEnrolmentInput = z.strictObject({ password: typedPasswordShape });
export const removeSecondFactorInput = z.strictObject({ password: typedPasswordShape, code: codeShape });
export const endSessionInput = z.strictObject({ id: z.uuid() });

export const signedInPlaceShape = z.strictObject({
  id: z.uuid(),
  isThisOne: z.boolean(),
  means: z.enum(['password', 'single_sign_on']),
  createdAt: instantShape,
  lastSeenAt: instantShape,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
/** One of the browsers that somebody is signed in with. */
export type SignedInPlace = z.infer<typeof signedInPlaceShape>;

export const secondFactorShape = z.strictObject({
  since: instantShape.nullable().describe('When it was set up; null: there is none'),
  isRequired: z.boolean().describe('Whether the role needs one'),
  recoveryCodesLeft: z.int(),
});
export type SecondFactor = z.infer<typeof secondFactorShape>;

export const enrolmentShape = z.strictObject({
  secret: z.string().describe('To type where the picture cannot be read'),
  qr: z.string().describe('The picture, as a data URL'),
});

export const recoveryCodesShape = z.strictObject({ recoveryCodes: z.array(z.string()) });
