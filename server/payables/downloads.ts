import { type DownloadRoute, downloadRoute } from '@/server/api/download-route';
import { statementInput } from './schema';
import { statementCsv } from './use-cases/statement-csv';

export const payableDownloads: DownloadRoute[] = [
  downloadRoute({ path: '/statement.csv', access: 'payables:read', input: statementInput, open: statementCsv }),
];
