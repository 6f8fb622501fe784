import { type DownloadRoute, downloadRoute } from '@/server/api/download-route';
import { demoStatementInput } from './schema/demo-statement';
import { payoutFileIdInput } from './schema/files';
import { payoutStatementInput } from './schema/merchant-payouts';
import { demoBankReport } from './use-cases/demo-bank';
import { demoBankStatement } from './use-cases/demo-statement';
import { payoutStatementCsv } from './use-cases/payout-statement-csv';
import { payoutStatementPdf } from './use-cases/payout-statement-pdf';

const ofStatement = { access: 'disbursements:read', input: payoutStatementInput } as const;

export const payoutDownloads: DownloadRoute[] = [
  downloadRoute({
    path: '/demo-bank-report.xml',
    access: 'payouts:read',
    input: payoutFileIdInput,
    open: demoBankReport,
  }),
  downloadRoute({ ...ofStatement, path: '/payout.pdf', open: payoutStatementPdf }),
  downloadRoute({ ...ofStatement, path: '/payout.csv', open: payoutStatementCsv }),
  downloadRoute({
    path: '/demo-bank-statement.xml',
    access: 'payouts:read',
    input: demoStatementInput,
    open: demoBankStatement,
  }),
];
