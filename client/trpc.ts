/**
 * The procedures of the product, for callers in TypeScript outside of it: `createTRPCClient<AppRouter>({ … })` with the same
 * API keys as the REST API. A type alone: nothing of the server comes along.
 */
export type { AppRouter } from '../server/api/router';
