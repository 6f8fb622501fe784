import type { Place, StandingAccount } from '@/server/disbursements/schema/completeness';

/** The places where a payable can be, each with what that means. */
export const placeWords: Record<Place, { name: string; says: string }> = {
  waiting: { name: 'Waiting', says: 'Not due, or not settled yet' },
  due: { name: 'Due', says: 'Due and settled, for the next disbursement' },
  under_way: { name: 'Under way', says: 'In a disbursement that is not paid yet' },
  carried: { name: 'Carried on', says: 'In a disbursement that paid nothing and is owed on' },
  paid: { name: 'Paid', says: 'In a disbursement that was paid' },
};

/** The accounts, each with the payables that make it. */
export const standingWords: Record<StandingAccount, { name: string; says: string }> = {
  merchant_payable: { name: 'Merchants, pending', says: 'Owed for what waits' },
  merchant_available: { name: 'Merchants, available', says: 'Owed for what is due' },
  merchant_disbursement: { name: 'Merchants, in disbursements', says: 'Owed for what is under way' },
  payout_in_transit: { name: 'Payouts in transit', says: 'Handed to the bank, not confirmed yet' },
  bank: { name: 'Bank, paid to merchants', says: 'What was paid' },
  order_clearing: { name: 'Order clearing', says: 'Gross of orders that shops collected' },
  provider_receivable: { name: 'Provider receivable', says: 'Gross of payments, refunds and disputes' },
  merchant_fees: { name: 'Merchants, monthly fees', says: 'Owed to us beside the disbursements' },
  fee_revenue: { name: 'Fee revenue', says: 'Fees of all payables, and monthly fees' },
};
