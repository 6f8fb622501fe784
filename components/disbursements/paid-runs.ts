import type { RunStatus } from '@/server/disbursements/schema';

/** What runs of these give is paid out, or was. */
export const paidRuns: readonly RunStatus[] = ['approved', 'paying', 'completed', 'completed_with_failures'];
