import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a piece of work comes from: a request, or (all null) a background function. */
export type RequestContext = { requestId: string | null; ip: string | null; userAgent: string | null };

const none: RequestContext = { requestId: null, ip: null, userAgent: null };
const current = new AsyncLocalStorage<RequestContext>();

/** What the work under way comes from, for the audit and the log. */
export const requestContext = (): RequestContext => current.getStore() ?? none;

/** Does `work` in the name of a request: everything that it awaits knows where it comes from. */
export const inRequest = <T>(context: RequestContext, work: () => T): T => current.run(context, work);
