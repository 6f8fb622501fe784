/** What rooms further right may ask of payables. */
export { explainPayable } from './domain/explain';
export { findDisbursementsOf } from './store/reading';
export { payableChecks } from './store/verifying';
export { accrueOrders } from './use-cases/accrue-orders';
export { getSettlement } from './use-cases/list-settlements';
export { type OwedOn, oweOn } from './use-cases/owe-on';
export { requestDailySettlement } from './use-cases/request-settlement';
