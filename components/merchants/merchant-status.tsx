import { Badge, type Tone } from '@/components/ui/badge';
import type { Merchant } from '@/server/merchants/schema';

export const merchantStatuses: Record<Merchant['status'], { words: string; tone: Tone }> = {
  onboarding: { words: 'Onboarding', tone: 'accent' },
  active: { words: 'Active', tone: 'positive' },
  on_hold: { words: 'On hold', tone: 'warning' },
  closed: { words: 'Closed', tone: 'neutral' },
};

export function MerchantStatusBadge({ status }: { status: Merchant['status'] }) {
  const { words, tone } = merchantStatuses[status];
  return <Badge tone={tone}>{words}</Badge>;
}
