import type { Payment, PaymentDetail } from './payments';
import type { Dispute, Refund } from './returns';

// As the reference shows them, and as webhooks tell of them.

const eur = (amount: number) => ({ amount, currency: 'EUR' });

export const paymentExample: Payment = {
  id: '90211',
  merchantReference: 'harbour-books',
  orderId: null,
  method: 'credit_card',
  description: 'Two atlases',
  amount: eur(2_500),
  customerReference: 'customer-77',
  card: { brand: 'visa', last4: '4242', holder: 'Ada Lovelace', expiry: '09/30' },
  transfer: null,
  status: 'created',
  reason: null,
  captured: eur(0),
  refunded: eur(0),
  disputed: eur(0),
  createdAt: '2026-01-07T10:04:11.000Z',
  updatedAt: '2026-01-07T10:04:11.000Z',
  capturedAt: null,
};

export const capturedExample: Payment = {
  ...paymentExample,
  status: 'captured',
  captured: eur(2_500),
  updatedAt: '2026-01-07T10:04:12.000Z',
  capturedAt: '2026-01-07T10:04:12.000Z',
};

export const refundExample: Refund = {
  id: '311',
  paymentId: paymentExample.id,
  amount: eur(500),
  status: 'succeeded',
  why: 'One atlas was damaged',
  reason: null,
  createdAt: '2026-01-09T08:00:00.000Z',
  finalAt: '2026-01-09T08:00:01.000Z',
};

export const disputeExample: Dispute = {
  id: '17',
  paymentId: paymentExample.id,
  amount: eur(2_000),
  fee: eur(1_500),
  status: 'opened',
  reason: 'fraudulent',
  openedAt: '2026-01-20T12:00:00.000Z',
  closedAt: null,
};

export const detailExample: PaymentDetail = {
  ...capturedExample,
  status: 'partially_refunded',
  refunded: eur(500),
  attempts: [
    {
      id: '501',
      number: 1,
      kind: 'authorise',
      asksAbout: null,
      refundId: null,
      reference: '5a7c3f0e-6f1d-4d53-9c3b-0d5c2a1f9b11',
      card: { brand: 'visa', last4: '4242' },
      outcome: 'succeeded',
      reason: null,
      latencyMs: 212,
      at: '2026-01-07T10:04:11.000Z',
      askedAgainAt: null,
    },
  ],
  refunds: [refundExample],
  disputes: [],
  stuckSince: null,
};
