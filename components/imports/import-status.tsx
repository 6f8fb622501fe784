import { Badge, type Tone } from '@/components/ui/badge';
import type { Import, ImportStatus } from '@/server/imports/schema';

const shown: Record<ImportStatus, { words: string; tone: Tone }> = {
  uploaded: { words: 'Waiting for its columns', tone: 'warning' },
  checking: { words: 'Checking', tone: 'accent' },
  checked: { words: 'Checked', tone: 'warning' },
  applying: { words: 'Importing', tone: 'accent' },
  completed: { words: 'Completed', tone: 'positive' },
  rejected: { words: 'Rejected', tone: 'danger' },
  failed: { words: 'Failed', tone: 'danger' },
};

export function ImportStatusBadge({ status }: { status: ImportStatus }) {
  const { words, tone } = shown[status];
  return <Badge tone={tone}>{words}</Badge>;
}

/** Work goes on in the background. */
export const isBusy = ({ status }: Import): boolean => status === 'checking' || status === 'applying';

/** Neither over nor given up: a person or the background has something left to do. */
export const isUnderWay = (imported: Import): boolean =>
  isBusy(imported) || imported.status === 'uploaded' || imported.status === 'checked';
