import { Badge, type Tone } from '@/components/ui/badge';
import type { RunStatus } from '@/server/disbursements/schema';

const shown: Record<RunStatus, { words: string; tone: Tone }> = {
  calculating: { words: 'Calculating', tone: 'accent' },
  ready: { words: 'Ready', tone: 'positive' },
  submitted: { words: 'Submitted', tone: 'warning' },
  approved: { words: 'Approved', tone: 'positive' },
  paying: { words: 'Paying', tone: 'accent' },
  completed: { words: 'Completed', tone: 'positive' },
  completed_with_failures: { words: 'Completed with failures', tone: 'warning' },
  rejected: { words: 'Rejected', tone: 'danger' },
  cancelled: { words: 'Cancelled', tone: 'neutral' },
  failed: { words: 'Failed', tone: 'danger' },
};

export const runStatusWords = (status: RunStatus): string => shown[status].words;
export const runStatusTone = (status: RunStatus): Tone => shown[status].tone;

export function RunStatusBadge({ status }: { status: RunStatus }) {
  const { words, tone } = shown[status];
  return <Badge tone={tone}>{words}</Badge>;
}
