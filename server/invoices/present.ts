import { moneyJson } from '@/server/kernel/money';
import type { Customer } from './schema/customers';
import type { DunningPolicy, DunningVersion } from './schema/dunning';
import type { Invoice, InvoiceSummary } from './schema/invoices';
import type { Plan, Subscription } from './schema/plans';
import type { CustomerRow } from './store/customers';
import type { PolicyRow, VersionRow } from './store/dunning-policies';
import type { HandPaymentRow } from './store/hand-payments';
import type { InvoiceRow, LineRow } from './store/invoices';
import type { PlanRow } from './store/plans';
import type { SubscriptionRow } from './store/subscriptions';

export const presentCustomer = (row: CustomerRow): Customer => ({
  reference: row.reference,
  merchantReference: row.merchant_reference,
  name: row.name,
  email: row.email,
  address: row.address,
  taxId: row.tax_id,
  currency: row.currency,
  timeZone: row.time_zone,
  locale: row.locale,
  dunningPolicy: row.dunning_policy,
  status: row.status,
  statusReason: row.status_reason,
  card:
    row.card_brand && row.card_last4 && row.card_expiry
      ? { brand: row.card_brand, last4: row.card_last4, expiry: row.card_expiry }
      : null,
  tells: { paid: row.tells_of_paid, failed: row.tells_of_failed, cardExpiry: row.tells_of_expiry },
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

export const presentVersion = (row: VersionRow): DunningVersion => ({
  name: row.name,
  overdueAfterDays: row.overdue_after_days,
  uncollectibleAfterDays: row.uncollectible_after_days,
  reminderDays: row.reminder_days,
  version: row.version,
  changedAt: row.made_at.toISOString(),
  changedBy: row.made_by,
  why: row.why,
});
export const presentPolicy = (row: PolicyRow): DunningPolicy => ({
  reference: row.reference,
  ...presentVersion(row),
  customers: row.customers,
});

export const presentPlan = (row: PlanRow): Plan => ({
  reference: row.reference,
  name: row.name,
  taxRatePpm: row.tax_rate_ppm,
  prices: row.prices.map(({ currency, amount, validFrom }) => ({
    price: moneyJson(BigInt(amount), currency),
    validFrom,
  })),
  retiredAt: row.retired_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});

export const presentSubscription = (row: SubscriptionRow): Subscription => ({
  id: row.id.toString(),
  customer: row.customer,
  plan: row.plan,
  quantity: row.quantity,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  pauses: row.pauses,
  createdAt: row.created_at.toISOString(),
});

export const presentSummary = (row: InvoiceRow): InvoiceSummary => {
  const money = (amountMinor: bigint) => moneyJson(amountMinor, row.currency);
  return {
    id: row.id.toString(),
    kind: row.kind,
    number: row.number,
    customer: row.customer,
    customerName: row.customer_name,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    net: money(row.net_minor),
    tax: money(row.tax_minor),
    total: money(row.total_minor),
    credited: money(row.credited_minor),
    status: row.status,
    reason: row.reason,
    chargeOn: row.charge_on,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    paidAt: row.paid_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
};

type CreditNoteRow = { id: bigint; number: string; total_minor: bigint };

export const presentInvoice = (
  row: InvoiceRow,
  lines: LineRow[],
  creditNotes: CreditNoteRow[],
  waiting: HandPaymentRow | null,
): Invoice => {
  const money = (amountMinor: bigint) => moneyJson(amountMinor, row.currency);
  return {
    ...presentSummary(row),
    billedTo: { name: row.billed_name, address: row.billed_address, taxId: row.billed_tax_id },
    lines: lines.map((line) => ({
      description: line.description,
      quantity: line.quantity,
      unitPrice: money(line.unit_minor),
      net: money(line.net_minor),
      taxRatePpm: line.tax_rate_ppm,
      tax: money(line.tax_minor),
    })),
    creditOf: row.credit_of,
    creditNotes: creditNotes.map(({ id, number, total_minor }) => ({
      id: id.toString(),
      number,
      total: money(total_minor),
    })),
    paidBy: row.paid_by,
    note: row.note,
    paymentToCheck: waiting && {
      reference: waiting.reference,
      paidOn: waiting.paid_on,
      madeBy: waiting.made_by_name,
      madeById: waiting.made_by,
    },
  };
};
