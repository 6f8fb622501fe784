import { z } from 'zod';
import { instantShape, mustBe, pageInput, pageOf } from '@/server/kernel/shapes';
import { permissionNames } from '../domain/permissions';

const merchantReference = z.string().min(1).max(200).describe('The merchant whose rows it reaches; without it, all');

export const keyStateShape = z.enum(['unused', 'active', 'expiring', 'expired', 'revoked']);
export type KeyState = z.infer<typeof keyStateShape>;

export const apiKeyShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  merchant: z.strictObject({ reference: z.string(), name: z.string() }).nullable(),
  state: keyStateShape,
  createdBy: z.string().nullable(),
  createdAt: instantShape,
  expiresAt: instantShape.nullable(),
  lastUsedAt: instantShape.nullable(),
  secrets: z
    .array(
      z.strictObject({
        prefix: z.string(),
        createdAt: instantShape,
        worksUntil: instantShape.nullable().describe('After a rotation, of the secret that was replaced'),
        lastUsedAt: instantShape.nullable(),
      }),
    )
    .describe('Those that open it now, the newest first'),
});
export type ApiKey = z.infer<typeof apiKeyShape>;
export const apiKeyPage = pageOf(apiKeyShape);

export const listKeysInput = z.strictObject({ ...pageInput, merchant: merchantReference.optional() });
export type ListKeysInput = z.infer<typeof listKeysInput>;

export const issueKeyInput = z.strictObject({
  name: z
    .string({ error: mustBe('a name') })
    .trim()
    .min(1, 'is required')
    .max(100, 'at most 100 characters'),
  scopes: z
    .array(z.enum(permissionNames, { error: 'is not a scope' }))
    .min(1, 'choose at least one')
    .max(100),
  merchant: merchantReference.optional(),
  expiresInDays: z.int().min(1).max(3_650).nullable().describe('Null: it does not expire'),
});
export type IssueKeyInput = z.infer<typeof issueKeyInput>;

/** How long the secret that is replaced goes on working, in hours. */
export const overlapHours = [0, 1, 24, 168] as const;
export const rotateKeyInput = z.strictObject({ id: z.uuid(), overlapHours: z.literal(overlapHours) });
export type RotateKeyInput = z.infer<typeof rotateKeyInput>;
export const keyIdInput = z.strictObject({ id: z.uuid() });

/** A key as it is shown this once. */
export const shownKeyShape = z.strictObject({ id: z.string(), key: z.string() });
