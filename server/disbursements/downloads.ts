import { type DownloadRoute, downloadRoute } from '@/server/api/download-route';
import { byYearInput } from './schema/reports';
import { reportByYearCsv } from './use-cases/report-by-year-csv';

export const disbursementDownloads: DownloadRoute[] = [
  downloadRoute({
    path: '/disbursements-by-year.csv',
    access: 'disbursements:read',
    input: byYearInput,
    open: reportByYearCsv,
  }),
];
