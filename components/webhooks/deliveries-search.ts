import { parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { pageSize } from '@/components/ui/page-size';
import {
  type DeliveryStatus,
  deliveryStatusShape,
  type ListDeliveriesInput,
} from '@/server/webhooks/schema/deliveries';
import { type EventTypeName, eventTypeNames } from '@/server/webhooks/schema/event-types';

/** What of the list of deliveries stands in the address. */
export const deliveriesSearch = {
  status: parseAsStringLiteral(deliveryStatusShape.options),
  type: parseAsStringLiteral(eventTypeNames),
  deliveriesAfter: parseAsString,
};

type Search = { status: DeliveryStatus | null; type: EventTypeName | null; deliveriesAfter: string | null };

export const deliveriesOf = (endpoint: string, { status, type, deliveriesAfter }: Search): ListDeliveriesInput => ({
  limit: pageSize,
  endpoint,
  status: status ?? undefined,
  type: type ?? undefined,
  cursor: deliveriesAfter ?? undefined,
});
