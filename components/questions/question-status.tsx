import { Badge, type Tone } from '@/components/ui/badge';
import type { QuestionStatus } from '@/server/questions/schema';

const shown: Record<QuestionStatus, { words: string; tone: Tone }> = {
  open: { words: 'Waits for an answer', tone: 'warning' },
  answered: { words: 'Answered', tone: 'positive' },
  closed: { words: 'Closed', tone: 'neutral' },
};

export function QuestionStatusBadge({ status }: { status: QuestionStatus }) {
  const { words, tone } = shown[status];
  return <Badge tone={tone}>{words}</Badge>;
}
