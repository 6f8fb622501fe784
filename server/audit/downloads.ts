import { type DownloadRoute, downloadRoute } from '@/server/api/download-route';
import { entryIdInput, exportEntriesInput, uuidInput } from './schema';
import { exportEntries } from './use-cases/export-entries';
import { exportEvidence } from './use-cases/export-evidence';
import { readExport } from './use-cases/read-export';

export const auditDownloads: DownloadRoute[] = [
  downloadRoute({ path: '/audit.csv', access: 'audit:read', input: exportEntriesInput, open: exportEntries }),
  downloadRoute({
    path: '/audit-heads.json',
    access: 'audit:verify',
    input: entryIdInput,
    open: (actor, { id }) => readExport(actor, id),
  }),
  downloadRoute({ path: '/run-evidence.zip', access: 'audit:verify', input: uuidInput, open: exportEvidence }),
];
