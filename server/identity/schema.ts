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

export const viewerShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleShape,
  merchant: z.strictObject({ reference: z.string(), name: z.string(), timeZone: z.string() }).nullable(),
});
/** The person who is signed in, as pages show it. */
export type Viewer = z.infer<typeof viewerShape>;
