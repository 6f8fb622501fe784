import type { Question, QuestionDetail } from '../schema';

const money = (amount: number) => ({ amount, currency: 'EUR' });

export const questionExample: Question = {
  id: '12',
  merchantReference: 'harbour-books',
  merchantName: 'Harbour Books',
  disbursement: { id: '1207', timeFrame: { start: '2026-01-05', end: '2026-01-12' }, status: 'paid' },
  line: { payableId: '90417', kind: 'capture', sourceId: '5023', orderExternalReference: 'e653f3e14bc4' },
  status: 'answered',
  since: '2026-01-13T10:12:40.000Z',
  messages: 2,
  lastText: 'This order lies in the tier from 50.00 to under 300.00, which costs 0.95 %.',
  askedAt: '2026-01-13T09:02:11.000Z',
};

export const questionDetailExample: QuestionDetail = {
  ...questionExample,
  line: {
    payableId: '90417',
    kind: 'capture',
    sourceId: '5023',
    orderExternalReference: 'e653f3e14bc4',
    shopperReference: 'shopper-77',
    completedAt: '2026-01-07T18:22:40.000Z',
    dueOn: '2026-01-07',
    naturalOn: '2026-01-07',
    gross: money(10_229),
    fee: money(97),
    net: money(10_132),
    feeRatePpm: 9_500,
    explanation: '102.29 EUR × 0.95 % = 0.971755 EUR, rounded half up to 0.97 EUR',
    feeRule: { scheduleId: '1', schedule: 'default', version: 1, isOwn: false },
    orderId: '5023',
    paymentId: null,
    fromDisbursementId: null,
  },
  messages: [
    {
      id: '31',
      kind: 'asked',
      text: 'Why is the fee of this order 0.95 % and not 1 %?',
      by: { side: 'merchant', name: 'Hana Harbour' },
      at: '2026-01-13T09:02:11.000Z',
    },
    {
      id: '32',
      kind: 'answered',
      text: questionExample.lastText,
      by: { side: 'countinghouse', name: 'Countinghouse' },
      at: '2026-01-13T10:12:40.000Z',
    },
  ],
};
