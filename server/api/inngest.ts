import { serve } from 'inngest/edge';
import { calculateRun } from '@/server/disbursements/jobs';
import { advanceImport } from '@/server/imports/jobs';
import { inngest } from '@/server/platform/inngest';

export const INNGEST_PATH = '/api/inngest';

/** Every background function, by room, behind the handler that the job engine calls. */
export const handleInngest: (request: Request) => Promise<Response> = serve({
  client: inngest,
  functions: [advanceImport, calculateRun],
  servePath: INNGEST_PATH,
});
