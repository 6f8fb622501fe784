import { chargesToTell } from '@/server/billing/door';
import { CHARGES_ANSWERED, chargesAnsweredData } from '@/server/billing/events';
import { getRun, listDisbursements } from '@/server/disbursements/door';
import { RUN_APPROVED, RUN_FAILED, RUN_READY, runEndedData } from '@/server/disbursements/events';
import type { Disbursement } from '@/server/disbursements/schema';
import { jobActor } from '@/server/identity/door';
import { getImport } from '@/server/imports/door';
import { IMPORT_ENDED, importEndedData } from '@/server/imports/events';
import { findMerchantOfInvoice, getInvoice } from '@/server/invoices/door';
import {
  INVOICE_CREDITED,
  INVOICE_ISSUED,
  INVOICE_OVERDUE,
  INVOICE_PAID,
  INVOICE_VOIDED,
  invoiceData,
} from '@/server/invoices/events';
import { type Outcome, RefusedError } from '@/server/kernel/outcome';
import { merchantsById, merchantsByReference } from '@/server/merchants/door';
import { MERCHANTS_CREATED, merchantsCreatedData } from '@/server/merchants/events';
import { findOrderFacts, getOrder } from '@/server/orders/door';
import {
  ORDER_CANCELLED,
  ORDER_CONFIRMED,
  ORDER_CREATED,
  ORDER_DECLINED,
  ORDER_DELIVERED,
  orderEventData,
} from '@/server/orders/events';
import { findMerchantOf, getDispute, getPaymentAlone, getRefund } from '@/server/payments/door';
import {
  DISPUTE_LOST,
  DISPUTE_OPENED,
  DISPUTE_WON,
  disputeData,
  PAYMENT_CAPTURED,
  PAYMENT_DECLINED,
  PAYMENT_FAILED,
  PAYMENT_VOIDED,
  paymentData,
  REFUND_FAILED,
  REFUND_SUCCEEDED,
  refundData,
  TRANSFER_ACCEPTED,
  TRANSFER_REJECTED,
} from '@/server/payments/events';
import { payoutToTell } from '@/server/payouts/door';
import { PAYOUT_FAILED, PAYOUT_PAID, PAYOUT_RETURNED, payoutData } from '@/server/payouts/events';
import { pool } from '@/server/platform/db';
import { questionToTell } from '@/server/questions/door';
import { QUESTION_ANSWERED, QUESTION_ASKED, questionData } from '@/server/questions/events';
import type { EventTypeName } from '../schema/event-types';

/** One thing to tell: an object as a `GET` on it answers now. */
export type Happening = {
  type: EventTypeName;
  object: { type: string; id: string };
  /** Whom it concerns; null: the platform alone. */
  merchantId: bigint | null;
  data: unknown;
};

/** What an event becomes, some at a time. `isListened` saves looking up what nobody wants to hear. */
type Source = (data: unknown, isListened: (type: EventTypeName) => boolean) => AsyncIterable<Happening[]>;

/** Acts for everybody who listens: what each may see is decided by the type's audience. */
const teller = jobActor('tell-webhooks');
const PAGE = 200;

/** Every event that is told, with what it is told as. An object that is not there (any more) is not told of. */
export const sources: Record<string, Source> = {
  async *[RUN_READY](data, isListened) {
    const { runId } = runEndedData.parse(data);
    const run = found(await getRun(teller, runId));
    if (!run) return;
    yield [{ type: 'run.ready', object: { type: 'run', id: run.id }, merchantId: null, data: run }];
    if (isListened('disbursement.planned'))
      yield* disbursementsOf(run.id, 'disbursement.planned', ({ orders }) => orders > 0);
  },

  async *[RUN_APPROVED](data, isListened) {
    const { runId } = runEndedData.parse(data);
    // What pays nothing is no news to its merchant.
    if (isListened('disbursement.approved'))
      yield* disbursementsOf(runId, 'disbursement.approved', ({ toPay }) => toPay.amount > 0);
  },

  [PAYOUT_PAID]: payoutAs('disbursement.paid'),
  [PAYOUT_FAILED]: payoutAs('disbursement.failed'),
  [PAYOUT_RETURNED]: payoutAs('disbursement.returned'),

  async *[RUN_FAILED](data) {
    const { runId } = runEndedData.parse(data);
    const run = found(await getRun(teller, runId));
    if (!run) return;
    yield [{ type: 'run.failed', object: { type: 'run', id: run.id }, merchantId: null, data: run }];
  },

  async *[IMPORT_ENDED](data) {
    const { importId } = importEndedData.parse(data);
    const imported = found(await getImport(teller, importId));
    if (!imported) return;
    const type = imported.status === 'completed' ? 'import.completed' : 'import.failed';
    yield [{ type, object: { type: 'import', id: imported.id }, merchantId: null, data: imported }];
  },

  async *[MERCHANTS_CREATED](data, isListened) {
    const { merchantIds } = merchantsCreatedData.parse(data);
    if (!isListened('merchant.created')) return;
    const merchants = await merchantsById(merchantIds.map(BigInt));
    yield merchants.map((merchant) => ({
      type: 'merchant.created',
      object: { type: 'merchant', id: merchant.reference },
      merchantId: null,
      data: merchant,
    }));
  },

  [ORDER_CREATED]: orderAs('order.created'),
  [ORDER_CONFIRMED]: orderAs('order.confirmed'),
  [ORDER_DECLINED]: orderAs('order.declined'),
  [ORDER_CANCELLED]: orderAs('order.cancelled'),
  [ORDER_DELIVERED]: orderAs('order.delivered'),

  [PAYMENT_CAPTURED]: paymentAs('payment.captured'),
  [PAYMENT_DECLINED]: paymentAs('payment.declined'),
  [PAYMENT_FAILED]: paymentAs('payment.failed'),
  [PAYMENT_VOIDED]: paymentAs('payment.voided'),
  [TRANSFER_ACCEPTED]: paymentAs('payment.accepted'),
  [TRANSFER_REJECTED]: paymentAs('payment.rejected'),
  [REFUND_SUCCEEDED]: refundAs('refund.succeeded'),
  [REFUND_FAILED]: refundAs('refund.failed'),
  [DISPUTE_OPENED]: disputeAs('dispute.opened'),
  [DISPUTE_WON]: disputeAs('dispute.won'),
  [DISPUTE_LOST]: disputeAs('dispute.lost'),

  [INVOICE_ISSUED]: invoiceAs('invoice.issued'),
  [INVOICE_PAID]: invoiceAs('invoice.paid'),
  [INVOICE_OVERDUE]: invoiceAs('invoice.overdue'),
  [INVOICE_VOIDED]: invoiceAs('invoice.voided'),
  [INVOICE_CREDITED]: invoiceAs('invoice.credited'),

  [QUESTION_ASKED]: questionAs('question.asked'),
  [QUESTION_ANSWERED]: questionAs('question.answered'),

  async *[CHARGES_ANSWERED](data, isListened) {
    if (!isListened('invoice.paid') && !isListened('invoice.payment_failed')) return;
    const { attemptIds } = chargesAnsweredData.parse(data);
    for (const { invoiceId, came } of await chargesToTell(pool(), attemptIds)) {
      const type = came === 'paid' ? 'invoice.paid' : 'invoice.payment_failed';
      const happening = isListened(type) ? await invoiceHappening(type, invoiceId) : null;
      if (happening) yield [happening];
    }
  },
};

function orderAs(type: EventTypeName): Source {
  return async function* (data, isListened) {
    if (!isListened(type)) return;
    const { orderId } = orderEventData.parse(data);
    const facts = await findOrderFacts(pool(), null, orderId);
    const order = found(await getOrder(teller, orderId));
    if (facts && order)
      yield [{ type, object: { type: 'order', id: orderId }, merchantId: facts.merchantId, data: order }];
  };
}

function paymentAs(type: EventTypeName): Source {
  return moneyAs(type, 'payment', (data) => paymentData.parse(data).paymentId, getPaymentAlone);
}
function refundAs(type: EventTypeName): Source {
  return moneyAs(type, 'refund', (data) => refundData.parse(data).refundId, getRefund);
}
function disputeAs(type: EventTypeName): Source {
  return moneyAs(type, 'dispute', (data) => disputeData.parse(data).disputeId, getDispute);
}

/** Payments, refunds and disputes, each as a `GET` on it answers. */
function moneyAs(
  type: EventTypeName,
  what: 'payment' | 'refund' | 'dispute',
  idOf: (data: unknown) => string,
  get: (actor: typeof teller, id: string) => Promise<Outcome<unknown>>,
): Source {
  return async function* (data, isListened) {
    if (!isListened(type)) return;
    const id = idOf(data);
    const merchantId = await findMerchantOf(pool(), what, id);
    const shown = found(await get(teller, id));
    if (merchantId !== null && shown) yield [{ type, object: { type: what, id }, merchantId, data: shown }];
  };
}

function invoiceAs(type: EventTypeName): Source {
  return async function* (data, isListened) {
    if (!isListened(type)) return;
    const happening = await invoiceHappening(type, invoiceData.parse(data).invoiceId);
    if (happening) yield [happening];
  };
}

/** Also told where it concerns no merchant: then the platform alone hears of it. */
async function invoiceHappening(type: EventTypeName, id: string): Promise<Happening | null> {
  const merchantId = await findMerchantOfInvoice(pool(), id);
  const shown = found(await getInvoice(teller, id));
  return shown ? { type, object: { type: 'invoice', id }, merchantId, data: shown } : null;
}

function questionAs(type: EventTypeName): Source {
  return async function* (data, isListened) {
    if (!isListened(type)) return;
    const { questionId: id } = questionData.parse(data);
    const told = await questionToTell(id);
    if (told) yield [{ type, object: { type: 'question', id }, merchantId: told.merchantId, data: told.question }];
  };
}

/** As the merchant reads it: what is wrong with our own account is not told. */
function payoutAs(type: EventTypeName): Source {
  return async function* (data, isListened) {
    if (!isListened(type)) return;
    const { disbursementId: id } = payoutData.parse(data);
    const told = await payoutToTell(id);
    if (told) yield [{ type, object: { type: 'disbursement', id }, merchantId: told.merchantId, data: told.payout }];
  };
}

async function* disbursementsOf(
  runId: string,
  type: EventTypeName,
  isTold: (disbursement: Disbursement) => boolean,
): AsyncIterable<Happening[]> {
  for (let cursor: string | undefined; ; ) {
    const page = found(await listDisbursements(teller, { runId, limit: PAGE, cursor }));
    const rows = page?.data.filter(isTold) ?? [];
    const merchants = await merchantsByReference(pool(), [...new Set(rows.map((row) => row.merchantReference))]);
    yield rows.map((row) => ({
      type,
      object: { type: 'disbursement', id: row.id },
      merchantId: merchants.get(row.merchantReference)?.id ?? null,
      data: row,
    }));
    if (!page?.nextCursor) return;
    cursor = page.nextCursor;
  }
}

function found<T>(outcome: Outcome<T>): T | null {
  if (outcome.ok) return outcome.value;
  if (outcome.refusal.code === 'not_found') return null;
  throw new RefusedError(outcome.refusal);
}
