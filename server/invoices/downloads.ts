import { type DownloadRoute, downloadRoute } from '@/server/api/download-route';
import { invoicePdfInput } from './schema/invoices';
import { invoicePdf } from './use-cases/invoice-pdf';

export const invoiceDownloads: DownloadRoute[] = [
  downloadRoute({ path: '/invoice.pdf', access: 'invoices:read', input: invoicePdfInput, open: invoicePdf }),
];
