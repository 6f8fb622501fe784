'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import type { Payable } from '@/server/payables/schema';
import type { PaymentDetail } from '@/server/payments/schema/payments';

const none: Payable[] = [];

/** What a payment owes the merchant; asked for until all is there that follows from what is known of the payment. */
export function usePayables(payment: PaymentDetail | undefined): Payable[] {
  const trpc = useTRPC();
  const expected = payment ? expectedOf(payment) : 0;
  const { data } = useQuery({
    ...trpc.payables.ofPayment.queryOptions({ id: payment?.id ?? '' }),
    enabled: expected > 0,
    refetchInterval: ({ state }) => ((state.data?.data.length ?? 0) < expected ? 1_000 : false),
  });
  return data?.data ?? none;
}

/** One of the capture, of each refund that came through, and of each dispute; one more of those that were won. */
function expectedOf({ capturedAt, refunds, disputes }: PaymentDetail): number {
  const captures = capturedAt === null ? 0 : 1;
  const refunded = refunds.filter(({ status }) => status === 'succeeded').length;
  return captures + refunded + disputes.length + disputes.filter(({ status }) => status === 'won').length;
}
