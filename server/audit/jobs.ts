import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { inngest } from '@/server/platform/inngest';
import { VERIFICATION_REQUESTED, verificationRequestedData } from './events';
import { exportHeads as exportNow } from './use-cases/export-heads';
import { requestVerification } from './use-cases/request-verification';
import { giveUpVerification, runVerification } from './use-cases/run-verification';
import { sealEntries } from './use-cases/seal-entries';

/** Each minute: what was written since gets its place in its tenant's chain. */
export const sealAudit = inngest.createFunction(
  { id: 'seal-audit', triggers: [{ cron: 'TZ=UTC * * * * *' }], concurrency: { limit: 1 } },
  () => sealEntries().then((sealed) => ({ sealed })),
);

/** Every night. */
export const exportAuditHeads = inngest.createFunction(
  { id: 'export-audit-heads', triggers: [{ cron: 'TZ=UTC 50 3 * * *' }] },
  async () => unwrap(await exportNow(jobActor('export-audit-heads'))),
);

/** Every night, after the export. */
export const verifyNightly = inngest.createFunction(
  { id: 'verify-nightly', triggers: [{ cron: 'TZ=UTC 0 4 * * *' }] },
  async () => unwrap(await requestVerification(jobActor('verify-nightly'))).id,
);

/** Verifies everything recorded, for whoever asked. */
export const verifyRecord = inngest.createFunction(
  {
    id: 'verify-record',
    triggers: [{ event: VERIFICATION_REQUESTED }],
    retries: 3,
    concurrency: { limit: 1 },
    onFailure: async ({ event, error }) => {
      const { verificationId } = verificationRequestedData.parse(event.data.event.data);
      await giveUpVerification(verificationId, error.message);
    },
  },
  ({ event }) => runVerification(verificationRequestedData.parse(event.data).verificationId),
);
