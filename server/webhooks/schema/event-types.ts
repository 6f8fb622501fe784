import type { z } from 'zod';
import { disbursementShape, runShape } from '@/server/disbursements/schema';
import { importShape } from '@/server/imports/schema';
import { creditNoteExample, invoiceExample } from '@/server/invoices/schema/examples';
import { invoiceShape } from '@/server/invoices/schema/invoices';
import { merchantShape } from '@/server/merchants/schema';
import { orderShape } from '@/server/orders/schema';
import { capturedExample, disputeExample, paymentExample, refundExample } from '@/server/payments/schema/examples';
import { paymentShape } from '@/server/payments/schema/payments';
import { disputeShape, refundShape } from '@/server/payments/schema/returns';
import { payoutShape } from '@/server/payouts/schema';
import { questionDetailShape } from '@/server/questions/schema';
import { questionDetailExample } from '@/server/questions/schema/examples';
import {
  disbursementExample,
  failedPayoutExample,
  importExample,
  merchantExample,
  orderExample,
  payoutExample,
  runExample,
  testExample,
} from './examples';
import { testDataShape } from './test-data';

/** Who can be told: merchants (of their own objects), the platform, or both. */
export type Audience = 'merchants' | 'platform' | 'both';

export type EventType = {
  audience: Audience;
  /** When it is sent, for people. */
  summary: string;
  /** Of `data`: what `GET` on the object answers, as it was when the message was made. */
  data: z.ZodType;
  example: unknown;
};

/**
 * Everything that is told. A new type is one entry here, and one in `use-cases/sources.ts` that says which event it comes
 * from.
 */
export const eventTypes = {
  'disbursement.planned': {
    audience: 'both',
    summary: 'A run has worked out what a merchant gets for a period with orders in it.',
    data: disbursementShape,
    example: disbursementExample,
  },
  'disbursement.approved': {
    audience: 'both',
    summary: 'The run of a disbursement that pays something was approved: it is paid next.',
    data: disbursementShape,
    example: { ...disbursementExample, status: 'approved' },
  },
  'disbursement.paid': {
    audience: 'both',
    summary: 'A disbursement was paid. `data` is its payout, with the reference that stands on the bank’s statement.',
    data: payoutShape,
    example: payoutExample,
  },
  'disbursement.failed': {
    audience: 'both',
    summary:
      'The bank did not take a payout. `data` is the payout; `reason` says why, and what the merchant has to do.',
    data: payoutShape,
    example: failedPayoutExample,
  },
  'disbursement.returned': {
    audience: 'both',
    summary:
      'A payout that was paid came back. `data` is the payout; `reason` says why, and what the merchant has to do.',
    data: payoutShape,
    example: { ...failedPayoutExample, status: 'returned' },
  },
  'run.ready': {
    audience: 'platform',
    summary: 'A disbursement run is calculated.',
    data: runShape,
    example: runExample,
  },
  'run.failed': {
    audience: 'platform',
    summary: 'A disbursement run could not be calculated; nothing of it was kept.',
    data: runShape,
    example: { ...runExample, status: 'failed', totals: [], failureReason: 'There is no merchant to pay.' },
  },
  'import.completed': {
    audience: 'platform',
    summary: 'A file was taken in.',
    data: importShape,
    example: importExample,
  },
  'import.failed': {
    audience: 'platform',
    summary: 'A file was not taken in: rows were bad (`rejected`), or it could not be read to its end (`failed`).',
    data: importShape,
    example: { ...importExample, status: 'rejected', failureReason: '3 of 1,200 rows are bad.', progress: 0 },
  },
  'merchant.created': {
    audience: 'platform',
    summary: 'A merchant came into being.',
    data: merchantShape,
    example: merchantExample,
  },
  'order.created': {
    audience: 'both',
    summary: 'An order was created by a call or a person (not by a file, or as completed).',
    data: orderShape,
    example: orderExample,
  },
  'order.confirmed': {
    audience: 'both',
    summary: 'An order is paid, or there is nothing to pay.',
    data: orderShape,
    example: { ...orderExample, status: 'confirmed', collection: 'collected' },
  },
  'order.declined': {
    audience: 'both',
    summary: 'The payment of an order was declined; it can be paid again.',
    data: orderShape,
    example: { ...orderExample, status: 'declined', reason: 'Insufficient funds' },
  },
  'order.cancelled': {
    audience: 'both',
    summary: 'An order was cancelled; what was paid through us is given back.',
    data: orderShape,
    example: { ...orderExample, status: 'cancelled', reason: 'Out of stock' },
  },
  'order.delivered': {
    audience: 'both',
    summary: 'An order is complete: its merchant is owed for it.',
    data: orderShape,
    example: { ...orderExample, status: 'delivered', completedAt: '2026-01-07T18:22:40.000Z' },
  },
  'payment.captured': {
    audience: 'both',
    summary: 'The money of a card payment was taken.',
    data: paymentShape,
    example: capturedExample,
  },
  'payment.declined': {
    audience: 'both',
    summary: 'A card was declined, with the reason; the payment of an order can be tried again.',
    data: paymentShape,
    example: {
      ...paymentExample,
      status: 'declined',
      reason: { code: 'insufficient_funds', message: 'There is not enough money on the account.' },
    },
  },
  'payment.failed': {
    audience: 'both',
    summary: 'A payment could not be taken, and it is certain that it was not.',
    data: paymentShape,
    example: {
      ...paymentExample,
      status: 'failed',
      reason: { code: 'given_up', message: 'It never reached the bank.' },
    },
  },
  'payment.voided': {
    audience: 'both',
    summary: 'A payment was given up before its money was taken: its order was cancelled.',
    data: paymentShape,
    example: { ...paymentExample, status: 'voided' },
  },
  'payment.accepted': {
    audience: 'both',
    summary: 'An account transfer was accepted by the other side.',
    data: paymentShape,
    example: { ...paymentExample, method: 'account_transfer', card: null, status: 'accepted' },
  },
  'payment.rejected': {
    audience: 'both',
    summary: 'An account transfer was rejected, with the reason.',
    data: paymentShape,
    example: {
      ...paymentExample,
      method: 'account_transfer',
      card: null,
      status: 'rejected',
      reason: { code: 'account_closed', message: 'The account is closed.' },
    },
  },
  'refund.succeeded': {
    audience: 'both',
    summary: 'Money of a payment went back.',
    data: refundShape,
    example: refundExample,
  },
  'refund.failed': {
    audience: 'both',
    summary: 'A refund failed, with the reason; its amount can be asked for again.',
    data: refundShape,
    example: {
      ...refundExample,
      status: 'failed',
      reason: { code: 'refund_failed', message: 'The bank does not take the money back: the account is closed.' },
    },
  },
  'dispute.opened': {
    audience: 'both',
    summary: 'A cardholder disputes a payment: the bank takes the amount and a fee.',
    data: disputeShape,
    example: disputeExample,
  },
  'dispute.won': {
    audience: 'both',
    summary: 'A dispute was won: the amount comes back.',
    data: disputeShape,
    example: { ...disputeExample, status: 'won', closedAt: '2026-01-30T09:00:00.000Z' },
  },
  'dispute.lost': {
    audience: 'both',
    summary: 'A dispute was lost: the amount stays with the cardholder.',
    data: disputeShape,
    example: { ...disputeExample, status: 'lost', closedAt: '2026-01-30T09:00:00.000Z' },
  },
  'invoice.issued': {
    audience: 'both',
    summary: 'An invoice was issued to the merchant: it has its number, and is owed.',
    data: invoiceShape,
    example: invoiceExample,
  },
  'invoice.paid': {
    audience: 'both',
    summary: 'An invoice is paid: it was charged, or somebody confirmed that it was paid outside.',
    data: invoiceShape,
    example: { ...invoiceExample, status: 'paid', paidAt: '2026-04-01T07:00:03.000Z', paidBy: 'CH-000042/1' },
  },
  'invoice.payment_failed': {
    audience: 'both',
    summary: 'A charge of an invoice failed, with the reason; `status` says whether it is tried again (`open`).',
    data: invoiceShape,
    example: { ...invoiceExample, status: 'open', reason: 'There is not enough money on the account.' },
  },
  'invoice.overdue': {
    audience: 'both',
    summary: 'An invoice was not paid for so many days as the customer’s dunning policy allows.',
    data: invoiceShape,
    example: { ...invoiceExample, status: 'overdue' },
  },
  'invoice.voided': {
    audience: 'both',
    summary: 'An invoice was taken back; its number stays taken.',
    data: invoiceShape,
    example: { ...invoiceExample, status: 'void', reason: 'Written twice' },
  },
  'invoice.credited': {
    audience: 'both',
    summary: 'A credit note was issued. `data` is the credit note; `creditOf` says which invoice it takes back.',
    data: invoiceShape,
    example: creditNoteExample,
  },
  'question.asked': {
    audience: 'platform',
    summary: 'A merchant asked about a disbursement or a line of it, for the first time or again.',
    data: questionDetailShape,
    example: { ...questionDetailExample, status: 'open', messages: questionDetailExample.messages.slice(0, 1) },
  },
  'question.answered': {
    audience: 'merchants',
    summary: 'A question about a disbursement was answered. `messages` holds all that was said.',
    data: questionDetailShape,
    example: questionDetailExample,
  },
  'webhook.test': {
    audience: 'both',
    summary: 'Somebody asked for a test of this endpoint. Sent whatever types were chosen.',
    data: testDataShape,
    example: testExample,
  },
} as const satisfies Record<string, EventType>;

export type EventTypeName = keyof typeof eventTypes;
export const eventTypeNames = Object.keys(eventTypes) as [EventTypeName, ...EventTypeName[]];

/** What an endpoint can choose: of a merchant only what merchants are told. */
export const typesFor = (side: 'merchant' | 'platform'): EventTypeName[] =>
  eventTypeNames.filter((name) => isTold(name, side) && name !== 'webhook.test');

export const isTold = (name: EventTypeName, side: 'merchant' | 'platform'): boolean => {
  const { audience }: EventType = eventTypes[name];
  return audience === 'both' || audience === (side === 'merchant' ? 'merchants' : 'platform');
};
