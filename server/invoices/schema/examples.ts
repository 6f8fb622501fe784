import type { Customer } from './customers';
import { type DunningPolicy, type DunningVersion, STANDARD_POLICY } from './dunning';
import type { Invoice, InvoiceSummary } from './invoices';
import type { Plan, Subscription } from './plans';

// One story for the documentation: a café subscribes, is invoiced, and gets something back.
const at = '2026-03-27T09:00:00.000Z';
const eur = (amount: number) => ({ amount, currency: 'EUR' });

export const customerExample: Customer = {
  reference: 'cafe-luz',
  merchantReference: null,
  name: 'Café Luz',
  email: 'accounts@cafe-luz.example',
  address: ['Calle Mayor 4', '28013 Madrid', 'Spain'],
  taxId: 'ESB12345678',
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  locale: 'es-ES',
  status: 'active',
  statusReason: null,
  dunningPolicy: STANDARD_POLICY,
  card: { brand: 'visa', last4: '4242', expiry: '12/30' },
  tells: { paid: true, failed: true, cardExpiry: true },
  createdAt: at,
  updatedAt: at,
};

export const dunningVersionExample: DunningVersion = {
  name: 'Standard',
  overdueAfterDays: 14,
  uncollectibleAfterDays: 60,
  reminderDays: [3, 7, 30],
  version: 1,
  changedAt: at,
  changedBy: 'Ada',
  why: null,
};
export const dunningPolicyExample: DunningPolicy = {
  reference: STANDARD_POLICY,
  ...dunningVersionExample,
  customers: 100,
};

export const planExample: Plan = {
  reference: 'standard',
  name: 'Standard',
  taxRatePpm: 210_000,
  prices: [{ price: eur(1_800), validFrom: '2000-01-01' }],
  retiredAt: null,
  createdAt: at,
};

export const subscriptionExample: Subscription = {
  id: '31',
  customer: customerExample.reference,
  plan: planExample.reference,
  quantity: 1,
  startsOn: '2026-04-01',
  endsOn: null,
  pauses: [],
  createdAt: at,
};

export const summaryExample: InvoiceSummary = {
  id: '907',
  kind: 'invoice',
  number: 'CH-000042',
  customer: customerExample.reference,
  customerName: customerExample.name,
  periodFrom: '2026-04-01',
  periodTo: '2026-05-01',
  net: eur(1_800),
  tax: eur(378),
  total: eur(2_178),
  credited: eur(0),
  status: 'open',
  reason: null,
  chargeOn: '2026-04-01',
  issuedOn: '2026-03-27',
  dueOn: '2026-04-01',
  paidAt: null,
  createdAt: at,
};

const line = {
  description: 'Standard, 2026-04-01 to 2026-04-30',
  quantity: 1,
  unitPrice: eur(1_800),
  net: eur(1_800),
  taxRatePpm: 210_000,
  tax: eur(378),
};

export const invoiceExample: Invoice = {
  ...summaryExample,
  billedTo: { name: customerExample.name, address: customerExample.address, taxId: customerExample.taxId },
  lines: [line],
  creditOf: null,
  creditNotes: [],
  paidBy: null,
  note: null,
  paymentToCheck: null,
};

export const draftExample: Invoice = {
  ...invoiceExample,
  number: null,
  status: 'draft',
  periodFrom: null,
  periodTo: null,
  issuedOn: null,
  chargeOn: null,
  dueOn: null,
};

export const creditNoteExample: Invoice = {
  ...invoiceExample,
  id: '908',
  kind: 'credit_note',
  number: 'CN-000003',
  periodFrom: null,
  periodTo: null,
  net: eur(-1_800),
  tax: eur(-378),
  total: eur(-2_178),
  status: 'paid',
  reason: 'The machine stood still all month',
  chargeOn: null,
  dueOn: '2026-04-10',
  paidAt: at,
  lines: [{ ...line, unitPrice: eur(-1_800), net: eur(-1_800), tax: eur(-378) }],
  creditOf: 'CH-000042',
  note: 'The machine stood still all month',
};
