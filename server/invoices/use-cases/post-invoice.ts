import { type Entry, post } from '@/server/ledger/door';
import type { Queryable } from '@/server/platform/db';
import type { InvoiceRow } from '../store/invoices';

type Invoiced = Pick<InvoiceRow, 'id' | 'currency'>;
type Posted = Invoiced & Pick<InvoiceRow, 'net_minor' | 'tax_minor' | 'total_minor'>;

const entry = (code: Entry['code'], invoice: Invoiced, effectiveOn: string, amounts: [Account, bigint][]): Entry => ({
  code,
  causeKind: 'invoice',
  causeId: invoice.id.toString(),
  effectiveOn,
  lines: amounts
    .filter(([, amountMinor]) => amountMinor !== 0n)
    .map(([account, amountMinor]) => ({
      code: account,
      // Of the platform, also where the customer is a merchant: what it owes us is none of what we owe it.
      merchantId: null,
      currency: invoice.currency,
      amountMinor,
    })),
});
type Account = Entry['lines'][number]['code'];

/** The customer owes, we earned, and the state is owed its tax. A credit note has negative amounts: it does the reverse. */
export const issuedEntry = (invoice: Posted, code: 'invoice_issued' | 'invoice_credited', day: string): Entry =>
  entry(code, invoice, day, [
    ['customer_receivable', invoice.total_minor],
    ['subscription_revenue', -invoice.net_minor],
    ['tax_payable', -invoice.tax_minor],
  ]);
export const postIssued = (client: Queryable, ...of: Parameters<typeof issuedEntry>) =>
  post(client, [issuedEntry(...of)]);

/** It was paid beside the provider: our bank has what was left of it. */
export const paidEntry = (invoice: Posted, amountMinor: bigint, day: string): Entry =>
  entry('invoice_paid', invoice, day, [
    ['bank', amountMinor],
    ['customer_receivable', -amountMinor],
  ]);
export const postPaid = (client: Queryable, ...of: Parameters<typeof paidEntry>) => post(client, [paidEntry(...of)]);

/** It will not be paid: what was left of it is lost. */
export const postWrittenOff = (client: Queryable, invoice: Invoiced, amountMinor: bigint, day: string) =>
  post(client, [
    entry('invoice_written_off', invoice, day, [
      ['bad_debt', amountMinor],
      ['customer_receivable', -amountMinor],
    ]),
  ]);

/** What was written off is owed again, as it is paid after all, or was credited: it is no loss. */
export const postRecovered = (client: Queryable, invoice: Invoiced, amountMinor: bigint, day: string) =>
  post(client, [
    entry('invoice_recovered', invoice, day, [
      ['customer_receivable', amountMinor],
      ['bad_debt', -amountMinor],
    ]),
  ]);

/** An issued invoice is void: what it posted is taken back. */
export const postVoided = (client: Queryable, invoice: Posted, day: string) =>
  post(client, [
    entry('invoice_voided', invoice, day, [
      ['customer_receivable', -invoice.total_minor],
      ['subscription_revenue', invoice.net_minor],
      ['tax_payable', invoice.tax_minor],
    ]),
  ]);
