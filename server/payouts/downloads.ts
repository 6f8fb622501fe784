import { type DownloadRoute, downloadRoute } from '@/server/api/download-route';
import { payoutFileIdInput } from './schema/files';
import { demoBankReport } from './use-cases/demo-bank';

export const payoutDownloads: DownloadRoute[] = [
  downloadRoute({
    path: '/demo-bank-report.xml',
    access: 'payouts:read',
    input: payoutFileIdInput,
    open: demoBankReport,
  }),
];
