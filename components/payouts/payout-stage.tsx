'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '@/components/api/trpc';
import type { Disbursement } from '@/server/disbursements/schema';
import { PayoutBadge } from './payout-badge';

/** The one badge of a disbursement’s page: as new as what the page says of the payout below it. */
export function PayoutStage({ disbursement, isStaff }: { disbursement: Disbursement; isStaff: boolean }) {
  const { id, outcome, status } = disbursement;
  const { data } = useQuery(useTRPC().payouts.ofDisbursement.queryOptions({ disbursementId: id }));
  return <PayoutBadge payout={{ status, ...data, outcome }} isStaff={isStaff} />;
}
