import { z } from 'zod';

export const invoiceStatuses = [
  'draft',
  'open',
  'processing',
  'paid',
  'failed',
  'unknown',
  'overdue',
  'uncollectible',
  'void',
] as const;
export const invoiceStatusShape = z.enum(invoiceStatuses);
export type InvoiceStatus = z.infer<typeof invoiceStatusShape>;
