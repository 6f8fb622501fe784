/** What rooms further right may ask of invoices. */

/** What must hold of invoices, for whoever verifies everything recorded. */
export { invoiceChecks } from './store/verifying';
