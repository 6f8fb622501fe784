/** What rooms further right may ask of payables. */
export { explainPayable } from './domain/explain';
export { payableChecks } from './store/verifying';
export { accrueOrders } from './use-cases/accrue-orders';
