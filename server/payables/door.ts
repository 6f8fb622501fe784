/** What rooms further right may ask of payables. */
export type { Capture } from './domain/capture';
export { accrueCaptures } from './use-cases/accrue-captures';
