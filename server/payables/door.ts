/** What rooms further right may ask of payables. */
export { accrueCaptures } from './use-cases/accrue-captures';
