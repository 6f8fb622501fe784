import { type DownloadRoute, downloadRoute } from '@/server/api/download-route';
import { statementInput } from './schema';
import { statementCsv } from './use-cases/statement-csv';
import { statementPdf } from './use-cases/statement-pdf';

export const payableDownloads: DownloadRoute[] = [
  downloadRoute({ path: '/statement.csv', access: 'payables:read', input: statementInput, open: statementCsv }),
  downloadRoute({ path: '/statement.pdf', access: 'payables:read', input: statementInput, open: statementPdf }),
];
