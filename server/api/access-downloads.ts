import { A, type Asked, type IdsOfA } from './access-inputs';

/** Each download likewise. */
export const downloads: Record<string, [asked: Asked, query: (ids: IdsOfA) => Record<string, string>][]> = {
  '/audit.csv': [
    ['list', () => ({})],
    ['row of A', () => ({ merchant: A })],
  ],
  '/audit-heads.json': [['row of the platform', (ids) => ({ id: ids.headsExport })]],
  '/run-evidence.zip': [['row of the platform', (ids) => ({ id: ids.paidRun })]],
  '/statement.csv': [['row of A', () => ({ merchant: A, month: '2026-01' })]],
  '/statement.pdf': [['row of A', () => ({ merchant: A, month: '2026-01' })]],
  '/disbursements-by-year.csv': [['row of A', () => ({ currency: 'EUR', merchants: A })]],
  '/payout.pdf': [
    ['row of A', (ids) => ({ id: ids.paid })],
    ['row of A', (ids) => ({ id: ids.inFile })],
  ],
  '/payout.csv': [
    ['row of A', (ids) => ({ id: ids.paid })],
    ['row of A', (ids) => ({ id: ids.inFile })],
  ],
  '/demo-bank-report.xml': [['row of the platform', (ids) => ({ id: ids.payoutFile })]],
  '/demo-bank-statement.xml': [
    ['row of the platform', () => ({ currency: 'EUR', from: '2026-01-01', to: '2026-01-31' })],
  ],
  '/invoice.pdf': [['row of A', (ids) => ({ id: ids.invoice })]],
};
