import { z } from 'zod';

export const roleShape = z.enum([
  'admin',
  'finance_operator',
  'finance_approver',
  'auditor',
  'merchant_owner',
  'merchant_viewer',
]);
export type Role = z.infer<typeof roleShape>;

/** What a session has to do before it opens anything: set a second factor up, or show the one there is. */
export const pendingFactorShape = z.enum(['enrol', 'confirm']);
export type PendingFactor = z.infer<typeof pendingFactorShape>;

export const viewerShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleShape,
  merchant: z.strictObject({ reference: z.string(), name: z.string(), timeZone: z.string() }).nullable(),
  pendingFactor: pendingFactorShape.nullable(),
});
/** The person who is signed in, as pages show it. */
export type Viewer = z.infer<typeof viewerShape>;
