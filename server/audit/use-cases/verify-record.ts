import { billingChecks } from '@/server/billing/door';
import { disbursementChecks } from '@/server/disbursements/door';
import { invoiceChecks } from '@/server/invoices/door';
import type { Check, Finding } from '@/server/kernel/finding';
import { ledgerChecks } from '@/server/ledger/door';
import { payableChecks } from '@/server/payables/door';
import { payoutChecks } from '@/server/payouts/door';
import { reconciliationChecks } from '@/server/reconciliation/door';
import { compareHeads } from './compare-heads';
import { verifyChain } from './verify-chain';

/**
 * Everything that must hold of what is recorded. A room further left adds a check of its own through its door; the command,
 * the nightly job and the page all go through this list.
 */
const checks: readonly Check[] = [
  { name: 'audit chain', run: () => verifyChain() },
  ...ledgerChecks,
  ...payableChecks,
  ...invoiceChecks,
  ...billingChecks,
  ...disbursementChecks,
  ...payoutChecks,
  ...reconciliationChecks,
];

/** The same, and a file of exported heads that was kept elsewhere. */
export const checksWith = (headsFile: string): Check[] => [
  ...checks,
  { name: 'exported heads', run: () => compareHeads(headsFile) },
];

/** Their names, in the order in which they are run. */
export const checkNames: readonly string[] = checks.map(({ name }) => name);

type Verified = {
  /** How many rows each check looked at. */
  counts: Record<string, number>;
  /** How long each took, in milliseconds. */
  durations: Record<string, number>;
  findings: Finding[];
  found: number;
};

/** Findings kept; beyond, they are only counted. */
const MAX_FINDINGS = 1_000;

/** Runs every check to its end. `tell` hears of each finding as it is made, `after` of how far it is after each check. */
export async function verifyRecord(
  tell: (finding: Finding) => void = () => {},
  all: readonly Check[] = checks,
  after: (soFar: Verified) => Promise<unknown> = async () => {},
): Promise<Verified> {
  const verified: Verified = { counts: {}, durations: {}, findings: [], found: 0 };
  for (const check of all) {
    const began = performance.now();
    const findings = check.run();
    for (;;) {
      const { value, done } = await findings.next();
      if (done) {
        verified.counts[check.name] = value;
        verified.durations[check.name] = Math.round(performance.now() - began);
        break;
      }
      tell(value);
      verified.found += 1;
      if (verified.findings.length < MAX_FINDINGS) verified.findings.push(value);
    }
    await after(verified);
  }
  return verified;
}
