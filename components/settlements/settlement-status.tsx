import { Badge, type Tone } from '@/components/ui/badge';
import type { Settlement } from '@/server/payables/schema';

const shown: Record<Settlement['status'], { words: string; tone: Tone }> = {
  settling: { words: 'Settling', tone: 'accent' },
  done: { words: 'Done', tone: 'positive' },
  failed: { words: 'Failed', tone: 'danger' },
};

export function SettlementStatusBadge({ status }: Pick<Settlement, 'status'>) {
  const { words, tone } = shown[status];
  return <Badge tone={tone}>{words}</Badge>;
}
