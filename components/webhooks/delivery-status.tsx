import { Badge, type Tone } from '@/components/ui/badge';
import type { Delivery, DeliveryStatus } from '@/server/webhooks/schema/deliveries';

const shown: Record<DeliveryStatus, { words: string; tone: Tone }> = {
  pending: { words: 'On its way', tone: 'accent' },
  delivered: { words: 'Delivered', tone: 'positive' },
  failed: { words: 'Given up', tone: 'danger' },
  held: { words: 'Held', tone: 'warning' },
  cancelled: { words: 'Cancelled', tone: 'neutral' },
};

export const deliveryStatusWords = (status: DeliveryStatus): string => shown[status].words;

export function DeliveryStatusBadge({ delivery: { status, attempts } }: { delivery: Delivery }) {
  if (status === 'pending' && attempts > 0) return <Badge tone="warning">Will be retried</Badge>;
  return <Badge tone={shown[status].tone}>{shown[status].words}</Badge>;
}
