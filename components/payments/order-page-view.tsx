'use client';

import { OrderView } from '@/components/orders/order-view';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Viewer } from '@/server/identity/schema';
import type { TestInstruments } from '@/server/payments/schema/test-instruments';
import { OrderStory } from './order-story';
import { PayOrder } from './pay-order';

type OrderPageViewProps = {
  id: string;
  isStaff: boolean;
  viewer: Pick<Viewer, 'id' | 'role'>;
  offered: TestInstruments | null;
};

/** An order with all that became of its money. */
export const OrderPageView = ({ id, isStaff, viewer, offered }: OrderPageViewProps) => (
  <OrderView
    id={id}
    isStaff={isStaff}
    mayDecide={roleMay(viewer.role, 'orders:write')}
    pay={(order) => (roleMay(viewer.role, 'payments:write') ? <PayOrder order={order} offered={offered} /> : null)}
  >
    <OrderStory id={id} viewer={viewer} />
  </OrderView>
);
