import type { Delivery, DeliveryDetail } from './deliveries';
import type { Endpoint } from './endpoints';

// What the reference shows: one object of each kind, as a `GET` on it answers.
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const sums = { gross: eur(1_284_900), fee: eur(12_206), net: eur(1_272_694) };
const timeFrame = { start: '2026-01-05', end: '2026-01-12' };

export const disbursementExample = {
  id: '4711',
  runId: '0b6e7a52-7f0e-4c3a-9d5e-1f1f2a3b4c5d',
  merchantReference: 'harbour-books',
  merchantName: 'Harbour Books',
  timeZone: 'Europe/Madrid',
  timeFrame,
  orders: 402,
  ...sums,
  outcome: 'to_pay',
  createdAt: '2026-01-12T08:00:03.214Z',
};

export const payoutExample = {
  disbursementId: '4711',
  status: 'paid',
  amount: sums.net,
  account: 'ES•• •••• •••• 1332',
  waitsFor: null,
  waitsUntil: null,
  expectedOn: null,
  reason: null,
  paidOn: '2026-01-13',
  attempts: [
    {
      number: 1,
      reference: 'CHP-0000004711-01',
      channel: 'bank',
      account: 'ES•• •••• •••• 1332',
      createdAt: '2026-01-12T09:00:00.000Z',
      events: [
        {
          kind: 'paid',
          source: 'bank',
          code: null,
          words: null,
          bookedOn: '2026-01-13',
          at: '2026-01-13T06:00:02.000Z',
        },
      ],
    },
  ],
  contradictions: [],
};

const closed = { code: 'AC04', words: 'The account is closed.' };
export const failedPayoutExample = {
  ...payoutExample,
  status: 'failed',
  reason: {
    ...closed,
    merchantDoes: 'This account takes no payouts any more: give another bank account.',
    isPermanent: true,
  },
  paidOn: null,
  attempts: payoutExample.attempts.map((attempt) => ({
    ...attempt,
    events: attempt.events.map((event) => ({ ...event, ...closed, kind: 'failed', bookedOn: null })),
  })),
};

export const runExample = {
  id: '0b6e7a52-7f0e-4c3a-9d5e-1f1f2a3b4c5d',
  timeFrame,
  merchant: null,
  status: 'ready',
  progress: { merchantsDone: 12, merchantsTotal: 12 },
  totals: [{ currency: 'EUR', disbursements: 7, orders: 402, ...sums }],
  failureReason: null,
  requestedBy: 'user:5a1d0c9e-3c47-4c55-8c8e-2f6b7a8d9e10',
  requestedAt: '2026-01-12T08:00:00.120Z',
  calculatedAt: '2026-01-12T08:00:03.214Z',
};

export const importExample = {
  id: '9f3c2b1a-6d5e-4f70-8a9b-0c1d2e3f4a5b',
  kind: 'orders',
  status: 'completed',
  fileName: 'orders-2026-01.csv',
  fileBytes: 84_210,
  reading: {
    columns: ['externalReference', 'merchant', 'amount', 'createdAt'],
    header: ['id', 'merchant_reference', 'amount', 'created_at'],
    separator: ';',
    hasHeader: true,
    decimal: '.',
    dateFormat: 'yyyy-MM-dd',
    ambiguousDate: false,
    timeZone: 'UTC',
    currency: 'EUR',
  },
  onError: 'stop',
  progress: 1,
  rows: { total: 1_200, bad: 0, created: 1_180, completed: 12, alreadyThere: 8 },
  failureReason: null,
  sameFileAs: null,
  requestedBy: 'key:2c4e6a80-1b3d-4f5a-8c7e-9d0b1a2c3e4f',
  createdAt: '2026-01-12T07:30:00.000Z',
  finishedAt: '2026-01-12T07:30:02.480Z',
};

export const merchantExample = {
  reference: 'harbour-books',
  name: 'Harbour Books',
  email: 'finance@harbour-books.example',
  companyId: null,
  liveOn: '2026-01-05',
  disbursementFrequency: 'weekly',
  minimumMonthlyFee: eur(3_000),
  deductsMonthlyFee: false,
  minimumPayout: eur(1_000),
  reserve: { ratePpm: 0, days: 0 },
  disbursementWeekdays: null,
  currency: 'EUR',
  timeZone: 'Europe/Madrid',
  status: 'active',
  createdAt: '2026-01-02T09:15:00.000Z',
};

export const orderExample = {
  id: '48211',
  merchantReference: 'harbour-books',
  externalReference: 'e653f3e14bc4',
  shopperReference: 'shopper-77',
  description: 'Two atlases',
  amount: eur(10_229),
  status: 'created',
  reason: null,
  collection: null,
  createdAt: '2026-01-07T10:04:11.000Z',
  movedAt: '2026-01-07T10:04:11.000Z',
  completedAt: null,
};

export const testExample = {
  endpointId: '7d1f6a3c-2b4e-4c8d-9a0f-5e6d7c8b9a01',
  message: 'This is a test from Countinghouse.',
};

export const endpointExample: Endpoint = {
  id: '7d1f6a3c-2b4e-4c8d-9a0f-5e6d7c8b9a01',
  merchant: 'harbour-books',
  url: 'https://shop.example/webhooks',
  description: 'Accounting',
  eventTypes: ['disbursement.planned'],
  enabled: true,
  disabled: null,
  health: { lastDeliveredAt: '2026-01-12T08:00:04.001Z', waiting: 0, held: 0, attempts: 40, failedAttempts: 2 },
  secrets: [{ createdAt: '2026-01-02T09:20:00.000Z', endsAt: null }],
  createdAt: '2026-01-02T09:20:00.000Z',
};

export const deliveryExample: Delivery = {
  id: 'c0a80101-5b6c-4d7e-8f90-a1b2c3d4e5f6',
  messageId: 'msg_1f2e3d4c5b6a79888796a5b4c3d2e1f0',
  endpointId: endpointExample.id,
  type: 'disbursement.planned',
  object: { type: 'disbursement', id: '4711' },
  status: 'delivered',
  attempts: 1,
  nextAttemptAt: null,
  createdAt: '2026-01-12T08:00:03.900Z',
  endedAt: '2026-01-12T08:00:04.001Z',
};

export const deliveryDetailExample: DeliveryDetail = {
  ...deliveryExample,
  payload: { type: 'disbursement.planned', timestamp: disbursementExample.createdAt, data: disbursementExample },
  tries: [
    {
      number: 1,
      at: '2026-01-12T08:00:03.910Z',
      durationMs: 91,
      request: { 'webhook-id': 'msg_1f2e3d4c5b6a79888796a5b4c3d2e1f0', 'webhook-timestamp': '1768204803' },
      answer: { status: 204, headers: {}, body: '' },
      error: null,
    },
  ],
};
