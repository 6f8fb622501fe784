import { type LocalDate, localDateOf } from '@/server/kernel/calendar';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import { feeTermsFor, findTiersOfVersion } from '@/server/merchants/door';
import { type CapturedPayment, findCaptured, findDispute, findSucceededRefund } from '@/server/payments/door';
import { type Queryable, transaction } from '@/server/platform/db';
import { priceCaptured, priceDispute, priceDisputeWon, priceRefund } from '../domain/price-payment';
import { findOwed, lockEvent, lockMerchantsForPayables, type OwedRow } from '../store/accrual';
import { owe } from './owe';

/** Owes the merchant for a captured payment, once: asking again changes nothing. */
export const owePayment = (paymentId: bigint): Promise<void> =>
  transaction(async (client) => {
    await captureOwed(client, paymentId);
  });

/** Takes a refund that succeeded back from the merchant, once. */
export const oweRefund = (refundId: bigint): Promise<void> =>
  transaction(async (client) => {
    const refund = must(await findSucceededRefund(client, refundId), `refund ${refundId} that succeeded`);
    await lockEvent(client, 'refund', refundId);
    if (await findOwed(client, 'refund', refundId)) return;
    const { payment, owed } = await captureOwed(client, refund.paymentId);
    const capture = await frozenCapture(client, owed);
    const happenedOn = await dayAt(client, refund.merchantId, refund.succeededAt);
    const priced = priceRefund(refund.amountMinor, refund.totalMinor, happenedOn, capture);
    await owe(client, { ...ofPayment(payment), kind: 'refund', sourceId: refundId }, priced);
  });

/** Takes a disputed amount and the fee for it from the merchant, once. */
export const oweDispute = (disputeId: bigint): Promise<void> =>
  transaction(async (client) => {
    await disputeOwed(client, disputeId);
  });

/** Gives the amount of a dispute that is won back to the merchant, once. */
export const oweDisputeWon = (disputeId: bigint): Promise<void> =>
  transaction(async (client) => {
    const { dispute, payment, owed } = await disputeOwed(client, disputeId);
    const closedAt = must(dispute.status === 'won' ? dispute.closedAt : null, `dispute ${disputeId} that is won`);
    await lockEvent(client, 'dispute_won', disputeId);
    if (await findOwed(client, 'dispute_won', disputeId)) return;
    const priced = priceDisputeWon(dispute.amountMinor, await dayAt(client, dispute.merchantId, closedAt), owed.due_on);
    await owe(client, { ...ofPayment(payment), kind: 'dispute_won', sourceId: disputeId }, priced);
  });

/** What is owed for a payment; made where its event has not been heard yet, since others may overtake it. */
async function captureOwed(client: Queryable, paymentId: bigint): Promise<{ payment: CapturedPayment; owed: OwedRow }> {
  const payment = must(await findCaptured(client, paymentId), `payment ${paymentId} that was captured`);
  await lockEvent(client, 'payment_capture', paymentId);
  const there = await findOwed(client, 'payment_capture', paymentId);
  if (there) return { payment, owed: there };
  const { merchantId, currency, method, capturedMinor, capturedAt } = payment;
  const happenedOn = await dayAt(client, merchantId, capturedAt);
  const terms = await feeTermsFor(client, [merchantId], [currency], method);
  const priced = priceCaptured(capturedMinor, happenedOn, terms(merchantId, currency, happenedOn));
  await owe(client, { ...ofPayment(payment), kind: 'payment_capture', sourceId: paymentId }, priced);
  return { payment, owed: (await findOwed(client, 'payment_capture', paymentId)) as OwedRow };
}

async function disputeOwed(client: Queryable, disputeId: bigint) {
  const dispute = must(await findDispute(client, disputeId), `dispute ${disputeId}`);
  await lockEvent(client, 'dispute', disputeId);
  const { payment, owed: capture } = await captureOwed(client, dispute.paymentId);
  if (!(await findOwed(client, 'dispute', disputeId))) {
    const happenedOn = await dayAt(client, dispute.merchantId, dispute.openedAt);
    const priced = priceDispute(dispute.amountMinor, dispute.feeMinor, happenedOn, capture.due_on);
    await owe(client, { ...ofPayment(payment), kind: 'dispute', sourceId: disputeId }, priced);
  }
  return { dispute, payment, owed: (await findOwed(client, 'dispute', disputeId)) as OwedRow };
}

const ofPayment = ({ id, merchantId, currency, orderId, customerReference }: CapturedPayment) => ({
  merchantId,
  currency,
  paymentId: id,
  orderId,
  customerReference,
});

async function frozenCapture(client: Queryable, owed: OwedRow) {
  const feeVersionId = owed.fee_version_id as bigint;
  const feeTier = owed.fee_tier as number;
  const tiers = (await findTiersOfVersion([feeVersionId], client)).get(feeVersionId) as FeeTier[];
  const { rounding } = tiers[feeTier] as FeeTier;
  const { gross_minor: grossMinor, fee_minor: feeMinor, due_on: dueOn } = owed;
  return { grossMinor, feeMinor, feeVersionId, feeTier, dueOn, rounding };
}

/** The day in the merchant's time zone, which is locked here already: what is read after it holds until COMMIT. */
async function dayAt(client: Queryable, merchantId: bigint, instant: Date): Promise<LocalDate> {
  const merchants = await lockMerchantsForPayables(client, [merchantId]);
  return localDateOf(instant, must(merchants.get(merchantId) ?? null, `merchant ${merchantId}`).time_zone);
}

/** An event tells only of what is committed: what it names and is not there is a bug. */
function must<T>(found: T | null, what: string): T {
  if (found === null) throw new Error(`there is no ${what}`);
  return found;
}
