'use client';

import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTRPC } from '@/components/api/trpc';
import type { Timeline } from '@/server/audit/schema';

/** Whose time line: the object's kind and id (a merchant's or customer's reference). */
export type TimeLineOf = {
  type:
    | 'billing_run'
    | 'order'
    | 'payment'
    | 'run'
    | 'disbursement'
    | 'payout_file'
    | 'import'
    | 'merchant'
    | 'settlement'
    | 'invoice'
    | 'customer';
  id: string;
};

/** What happened to an object; asked for anew when its `state` changes. */
export function useTimeLine({ type, id }: TimeLineOf, state = '') {
  const { audit } = useTRPC();
  const options = {
    order: () => audit.ofOrder.queryOptions({ id }),
    payment: () => audit.ofPayment.queryOptions({ id }),
    settlement: () => audit.ofSettlement.queryOptions({ id }),
    run: () => audit.ofRun.queryOptions({ id }),
    disbursement: () => audit.ofDisbursement.queryOptions({ id }),
    payout_file: () => audit.ofPayoutFile.queryOptions({ id }),
    import: () => audit.ofImport.queryOptions({ id }),
    billing_run: () => audit.ofBillingRun.queryOptions({ id }),
    invoice: () => audit.ofInvoice.queryOptions({ id }),
    customer: () => audit.ofCustomer.queryOptions({ reference: id }),
    merchant: () => audit.ofMerchant.queryOptions({ reference: id }),
  }[type]();
  // Several procedures, one answer: the type of each tells of its own path.
  const query = useQuery(options as unknown as UseQueryOptions<Timeline>);
  const seen = useRef(state);
  const { refetch } = query;
  useEffect(() => {
    if (seen.current === state) return;
    seen.current = state;
    void refetch();
  }, [state, refetch]);
  return query;
}
