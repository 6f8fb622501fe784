import { z } from 'zod';

/** What a test message says. */
export const testDataShape = z.strictObject({
  endpointId: z.string(),
  message: z.string(),
});
