/** What rooms further right may ask of reconciliation: what must hold of it. */
export { reconciliationChecks } from './store/verifying';
