import { inngest } from '@/server/platform/inngest';
import { IMPORT_ADVANCING, importAdvancingData } from './events';
import { advanceImport as advance, giveUpImport } from './use-cases/advance-import';

/** Checks an import's file and takes it in, some seconds of work a step. PostgreSQL knows how far it came. */
export const advanceImport = inngest.createFunction(
  {
    id: 'advance-import',
    triggers: [{ event: IMPORT_ADVANCING }],
    retries: 10,
    // Files go one after the other, so that they do not compete for the same merchants.
    concurrency: { limit: 1 },
    onFailure: async ({ event, error }) => {
      const { importId } = importAdvancingData.parse(event.data.event.data);
      await giveUpImport(
        importId,
        `The import failed: ${error.message}. What was taken in stays; send the file again.`,
      );
    },
  },
  async ({ event, step }) => {
    const { importId } = importAdvancingData.parse(event.data);
    for (let slice = 0; ; slice++) {
      if (await step.run(`slice ${slice}`, () => advance(importId))) return { importId };
    }
  },
);
