/** What rooms further right may ask of reconciliation: what must hold of it. */
export { reconciliationChecks } from './store/verifying';
/** What reconciliation can show of a run. */
export { evidenceOfMatches, matchesOfRun } from './use-cases/evidence-of-matches';
