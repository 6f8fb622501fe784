'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import type { PaymentDetail } from '@/server/payments/schema/payments';
import { restMs } from './payment-status';

/** A payment with its attempts, refunds and disputes, asked for again as long as something of it is under way. */
export function usePayment(id: string | undefined) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.payments.get.queryOptions({ id: id ?? '' }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data ? restOf(state.data) : false),
  });
}

function restOf(payment: PaymentDetail): number | false {
  if (payment.stuckSince) return 5_000;
  const isReturning = payment.refunds.some(({ status }) => ['created', 'processing', 'unknown'].includes(status));
  return isReturning ? 1_000 : restMs(payment);
}
