import { type DownloadRoute, downloadRoute } from '@/server/api/download-route';
import { entryIdInput, exportEntriesInput } from './schema';
import { exportEntries } from './use-cases/export-entries';
import { readExport } from './use-cases/read-export';

export const auditDownloads: DownloadRoute[] = [
  downloadRoute({ path: '/audit.csv', access: 'audit:read', input: exportEntriesInput, open: exportEntries }),
  downloadRoute({
    path: '/audit-heads.json',
    access: 'audit:verify',
    input: entryIdInput,
    open: (actor, { id }) => readExport(actor, id),
  }),
];
