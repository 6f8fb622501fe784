import { Badge, type Tone } from '@/components/ui/badge';
import type { MailStatus } from '@/server/mail/schema';

const shown: Record<MailStatus, { words: string; tone: Tone }> = {
  queued: { words: 'Waiting', tone: 'accent' },
  sent: { words: 'Sent', tone: 'positive' },
  kept: { words: 'Kept here', tone: 'neutral' },
  failed: { words: 'Refused', tone: 'danger' },
};

export function MailStatusBadge({ status }: { status: MailStatus }) {
  const { words, tone } = shown[status];
  return <Badge tone={tone}>{words}</Badge>;
}
