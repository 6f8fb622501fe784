/** What rooms further right may ask of invoices. */

export { findCustomer } from './store/customers';
/** Whose an invoice is, for whoever tells of it. */
export { findInvoice, findMerchantOfInvoice } from './store/invoices';
export { findTracesOfCustomer, findTracesOfInvoice } from './store/traces';
/** What must hold of invoices, for whoever verifies everything recorded. */
export { invoiceChecks } from './store/verifying';
export { dunInvoices } from './use-cases/dun-invoices';
export { invoiceAttachment } from './use-cases/invoice-pdf';
export { makeMonthlyInvoices } from './use-cases/make-monthly-invoices';
export { getCustomer } from './use-cases/read-customers';
export { getInvoice } from './use-cases/read-invoices';
export { tellOfExpiringCards } from './use-cases/tell-of-expiring-cards';
