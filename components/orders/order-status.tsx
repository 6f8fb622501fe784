import { Badge, type Tone } from '@/components/ui/badge';
import type { OrderStatus } from '@/server/orders/schema';

const shown: Record<OrderStatus, { words: string; tone: Tone }> = {
  created: { words: 'Created', tone: 'neutral' },
  confirmed: { words: 'Confirmed', tone: 'accent' },
  delivered: { words: 'Delivered', tone: 'positive' },
  declined: { words: 'Declined', tone: 'danger' },
  cancelled: { words: 'Cancelled', tone: 'neutral' },
  partially_refunded: { words: 'Partly refunded', tone: 'warning' },
  refunded: { words: 'Refunded', tone: 'warning' },
};

export const statusWords = (status: OrderStatus): string => shown[status].words;

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const { words, tone } = shown[status];
  return <Badge tone={tone}>{words}</Badge>;
}
