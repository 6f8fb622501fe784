'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import type { Order } from '@/server/orders/schema';
import type { Payable } from '@/server/payables/schema';
import type { PaymentDetail } from '@/server/payments/schema/payments';
import { payablesOfOrder, paymentOfOrder } from './money-of-order';
import { usePayables } from './use-payables';
import { usePayment } from './use-payment';

const none: Payable[] = [];

export function useOrderMoney(order: Order | undefined): {
  payment: PaymentDetail | undefined;
  payables: Payable[];
} {
  const trpc = useTRPC();
  const of = order ?? { id: '', merchantReference: '' };
  const isOwed = order !== undefined && order.collection === null && order.completedAt !== null;
  const { data: found } = useQuery({
    ...trpc.payments.list.queryOptions(paymentOfOrder(of)),
    enabled: order !== undefined,
    // An order that waits to be paid gets its payment a moment after it came.
    refetchInterval: ({ state }) =>
      order?.status === 'created' && order.amount.amount > 0 && state.data?.data.length === 0 ? 2_000 : false,
  });
  const { data: payment } = usePayment(found?.data[0]?.id);
  const ofPayment = usePayables(payment);
  const { data: ofOrder } = useQuery({
    ...trpc.payables.list.queryOptions(payablesOfOrder(of)),
    enabled: isOwed,
    refetchInterval: ({ state }) => (state.data?.data.length === 0 && order?.amount.amount !== 0 ? 2_000 : false),
  });
  return { payment, payables: isOwed ? (ofOrder?.data ?? none) : ofPayment };
}
