/** What rooms further right may ask of invoices. */

/** What must hold of invoices, for whoever verifies everything recorded. */
export { invoiceChecks } from './store/verifying';
export { makeMonthlyInvoices } from './use-cases/make-monthly-invoices';
