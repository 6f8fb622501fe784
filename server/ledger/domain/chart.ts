/**
 * The chart of accounts. Debits are positive, credits negative. Each account exists once per currency, and those of
 * merchants once per merchant and currency.
 */
export const chart = {
  /** Money of orders that others collected for us and owe us. */
  order_clearing: { kind: 'asset', ofMerchant: false },
  /** What we owe a merchant for its payables, not in a disbursement yet. */
  merchant_payable: { kind: 'liability', ofMerchant: true },
  /** What we owe a merchant and have put into a disbursement. */
  merchant_disbursement: { kind: 'liability', ofMerchant: true },
  /** Fees earned. */
  fee_revenue: { kind: 'revenue', ofMerchant: false },
} as const satisfies Record<string, { kind: 'asset' | 'liability' | 'revenue'; ofMerchant: boolean }>;

export type AccountCode = keyof typeof chart;

/** Why a journal was posted. */
export type JournalCode = 'order_completed' | 'disbursement_planned' | 'disbursement_cancelled';
