/** What rooms further right may ask of payables. */
export { accrueOrders } from './use-cases/accrue-orders';
