/** What rooms further right may ask of payments. */
export { findCaptured, findDispute, findOrdersPaidHere, findSucceededRefund } from './store/facts';
