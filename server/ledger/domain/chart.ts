/**
 * The chart of accounts. Debits are positive, credits negative. Each account exists once per merchant and currency; what
 * the platform has in all is the sum over merchants. So two transactions of different merchants never wait for each
 * other's balances: one account of the platform for all would be held by one transaction at a time. Only those of our
 * customers' invoices, and what else moves in our bank accounts, are of the platform, once per currency.
 */
export const chart = {
  /** Money of orders that others collected for us and owe us. */
  order_clearing: { kind: 'asset', says: 'Owed to us for orders that shops collected' },
  /** Money of payments that our provider collected and owes us. */
  provider_receivable: { kind: 'asset', says: 'Owed to us by the payment provider' },
  /** What we owe a merchant for its payables that are not due yet. */
  merchant_payable: { kind: 'liability', says: 'Owed to merchants, not due yet' },
  /** What we owe a merchant for its payables that are due, not in a disbursement yet. */
  merchant_available: { kind: 'liability', says: 'Owed to merchants, due' },
  /** What we owe a merchant and have put into a disbursement. */
  merchant_disbursement: { kind: 'liability', says: 'Owed to merchants, in a disbursement' },
  /** What is on its way to a merchant: the bank knows of it, and has not booked it yet. */
  payout_in_transit: { kind: 'liability', says: 'On its way to merchants’ banks' },
  /** Minimum monthly fees that are not deducted from disbursements. */
  merchant_fees: { kind: 'asset', says: 'Owed to us by merchants, for minimum monthly fees' },
  /** What customers owe us for invoices. */
  customer_receivable: { kind: 'asset', says: 'Owed to us by customers, for invoices' },
  /** Invoices that the provider charged, until it pays out to us. */
  provider_invoices: { kind: 'asset', says: 'Owed to us by the payment provider, for invoices' },
  /** Our bank accounts: of each merchant what was paid out to it, and of the platform what came in besides. */
  bank: { kind: 'asset', says: 'In our bank accounts' },
  /** What the house put into its bank account of its own, less what it took out. */
  house_funds: { kind: 'liability', says: 'Our own money in our bank account' },
  /** What the bank charged, less what it paid. */
  bank_fees: { kind: 'expense', says: 'Charged by the bank' },
  /** Tax on invoices, owed to the state. */
  tax_payable: { kind: 'liability', says: 'Tax on invoices, owed to the state' },
  /** What subscriptions earn. */
  subscription_revenue: { kind: 'revenue', says: 'Subscriptions earned' },
  /** What customers owed us for invoices and will not pay. */
  bad_debt: { kind: 'expense', says: 'Lost on invoices that will not be paid' },
  /** Fees earned. */
  fee_revenue: { kind: 'revenue', says: 'Fees earned' },
} as const satisfies Record<string, { kind: 'asset' | 'liability' | 'revenue' | 'expense'; says: string }>;

export type AccountCode = keyof typeof chart;

/** Why a journal was posted. */
export const journalCodes = [
  'order_completed',
  'payment_captured',
  'payment_refunded',
  'dispute_opened',
  'dispute_won',
  'settled',
  'disbursement_planned',
  'disbursement_cancelled',
  'disbursement_kept',
  'payout_sent',
  'payout_paid',
  'payout_failed',
  'payout_returned',
  'statement_booked',
  'statement_undone',
  'monthly_fee_charged',
  'monthly_fee_due',
  'invoice_issued',
  'invoice_credited',
  'invoice_voided',
  'invoice_paid',
  'invoice_written_off',
  'invoice_recovered',
  'invoices_charged',
] as const;
export type JournalCode = (typeof journalCodes)[number];
