import { pageSize } from '@/components/ui/page-size';
import type { RunPayoutsInput } from '@/server/payouts/schema';
import type { ListMerchantPayoutsInput } from '@/server/payouts/schema/merchant-payouts';

/** One page’s question, the same when the server prefetches and when the table asks. */
export const payoutsOf = (cursor: string | undefined): ListMerchantPayoutsInput => ({ limit: pageSize, cursor });

/** The same of a run’s. */
export const payoutsOfRun = (runId: string, cursor: string | undefined): RunPayoutsInput => ({
  ...payoutsOf(cursor),
  runId,
});
