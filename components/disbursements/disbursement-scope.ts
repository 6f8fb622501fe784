import { pageSize } from '@/components/ui/page-size';
import type { ListDisbursementsInput } from '@/server/disbursements/schema';

export type DisbursementScope = { runId: string; merchant?: undefined } | { runId?: undefined; merchant: string };

/** One page's question, the same when the server prefetches and when the table asks. */
export const disbursementsOf = (scope: DisbursementScope, cursor: string | undefined): ListDisbursementsInput => ({
  ...scope,
  limit: pageSize,
  cursor,
});
