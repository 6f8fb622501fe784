/** What rooms further right may ask of payments. */

export type { CapturedPayment } from './store/facts';
export {
  findCaptured,
  findDispute,
  findMerchantOf,
  findOrdersPaidHere,
  findSucceededRefund,
  findTraces,
  isPaymentThere,
} from './store/facts';
export { chargeCard, lookUpCharge, type TimedAnswer, takingProvider } from './use-cases/charge-card';
export { getPaymentAlone } from './use-cases/get-payment';
export { getDispute, getRefund } from './use-cases/get-refund';
export { offeredInstruments } from './use-cases/offered-instruments';
