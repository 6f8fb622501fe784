/** What rooms further right may ask of payments. */

export type { CapturedPayment } from './store/facts';
export { findCaptured, findDispute, findOrdersPaidHere, findSucceededRefund, isPaymentThere } from './store/facts';
