import { Inngest } from 'inngest';
import { log } from './log';

/**
 * The one client of the job engine. Which engine answers is configuration (INNGEST_BASE_URL and its keys): the embedded
 * one, a self-hosted Inngest server, or Inngest Cloud.
 */
export const inngest = new Inngest({ id: 'countinghouse', logger: log });
