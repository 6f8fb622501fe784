import type { AccountCode } from '@/server/ledger/schema';

/** The accounts by name. */
export const accountNames: Record<AccountCode, string> = {
  order_clearing: 'Order clearing',
  provider_receivable: 'Provider receivable',
  merchant_payable: 'Merchants, pending',
  merchant_available: 'Merchants, available',
  merchant_disbursement: 'Merchants, in disbursements',
  payout_in_transit: 'Payouts on their way',
  merchant_fees: 'Merchants, monthly fees',
  fee_revenue: 'Fee revenue',
  customer_receivable: 'Customers, invoices',
  provider_invoices: 'Payment provider, invoices',
  bank: 'Bank',
  house_funds: 'Own funds',
  bank_fees: 'Bank charges',
  tax_payable: 'Tax payable',
  subscription_revenue: 'Subscription revenue',
  bad_debt: 'Bad debt',
};

const journals: Record<string, string> = {
  order_completed: 'Orders were completed',
  payment_captured: 'A payment was captured',
  payment_refunded: 'A payment was refunded',
  dispute_opened: 'A dispute was opened',
  dispute_won: 'A dispute was won',
  settled: 'What was due became available',
  disbursement_planned: 'A disbursement took it up',
  disbursement_cancelled: 'A disbursement was cancelled',
  disbursement_kept: 'A disbursement kept something for later',
  payout_sent: 'A payout was sent',
  payout_paid: 'A payout arrived',
  payout_failed: 'A payout failed',
  payout_returned: 'A payout came back',
  monthly_fee_charged: 'A minimum monthly fee was deducted',
  monthly_fee_due: 'A minimum monthly fee is owed to us',
  statement_booked: 'A bank statement showed it',
  statement_undone: 'A match with the bank was undone',
  invoice_issued: 'An invoice was issued',
  invoice_credited: 'A credit note was issued',
  invoice_voided: 'An invoice was voided',
  invoice_paid: 'An invoice was paid',
  invoice_written_off: 'An invoice was written off',
  invoice_recovered: 'An invoice was paid after all',
  invoices_charged: 'Invoices were charged',
};

/** Why a journal was posted. */
export const journalWords = (code: string): string => journals[code] ?? code.replaceAll('_', ' ');
