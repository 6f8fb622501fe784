import { type Actor, authorise } from '@/server/identity/door';
import { describeTier } from '@/server/kernel/fee-explanation';
import { moneyJson } from '@/server/kernel/money';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { findFeeRules } from '@/server/merchants/door';
import { explainFigures } from '../domain/explain-kept';
import { presentSums } from '../present';
import type { Explanation } from '../schema/explanation';
import { findOwedOn, findParts, type PartRow } from '../store/explanation';
import { type DisbursementRow, findDisbursement } from '../store/reading';
import { presentRule } from './list-lines';

/** How each figure of a disbursement comes about: its parts, its fees by their rules, what it keeps, and where that went. */
export async function explainDisbursement(actor: Actor | null, id: string): Promise<Outcome<Explanation>> {
  const may = authorise(actor, 'disbursements:read');
  if (!may.ok) return may;
  const of = await findDisbursement(may.value.merchantId, id);
  if (!of) return refuse('not_found', 'There is no such disbursement.');
  const parts = await findParts(of);
  const owedOn = of.kept_minor === 0n ? [] : await findOwedOn(of);
  const sold = parts.filter(({ kind }) => kind === 'capture' || kind === 'payment_capture');
  return ok({
    disbursementId: id,
    parts: byKind(parts, of),
    fees: await feesOf(parts, of),
    ...explainFigures(
      keptOf(of),
      sold.reduce((sum, part) => sum + part.gross_minor, 0n),
    ),
    owedOn: owedOn.map((row) => ({
      payableId: row.id.toString(),
      dueOn: row.due_on,
      disbursementId: row.disbursement_id?.toString() ?? null,
    })),
  });
}

function byKind(parts: readonly PartRow[], { currency }: DisbursementRow): Explanation['parts'] {
  return [...new Set(parts.map(({ kind }) => kind))].map((kind) => {
    const own = parts.filter((part) => part.kind === kind);
    const sum = (of: (part: PartRow) => bigint) => own.reduce((total, part) => total + of(part), 0n);
    const [gross_minor, fee_minor] = [sum((part) => part.gross_minor), sum((part) => part.fee_minor)];
    const payables = own.reduce((total, part) => total + part.payables, 0);
    return { kind, payables, ...presentSums({ gross_minor, fee_minor, net_minor: gross_minor - fee_minor, currency }) };
  });
}

/** A refund gives back a part of its payment’s fee, so it stands with the rule of that; what bears no fee is left out. */
async function feesOf(parts: readonly PartRow[], { currency }: DisbursementRow): Promise<Explanation['fees']> {
  const rules = await findFeeRules(parts.map((part) => part.fee_version_id).filter((id) => id !== null));
  const groups = new Map<string, PartRow>();
  for (const part of parts) {
    const key = part.fee_version_id === null ? part.kind : `${part.fee_version_id}/${part.fee_tier}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...part });
    else {
      group.payables += part.payables;
      group.gross_minor += part.gross_minor;
      group.fee_minor += part.fee_minor;
    }
  }
  return [...groups.values()]
    .filter((group) => group.fee_minor !== 0n || group.fee_version_id !== null)
    .map((group) => {
      const rule = group.fee_version_id === null ? undefined : rules.get(group.fee_version_id);
      const tier = group.fee_tier === null ? undefined : rule?.tiers[group.fee_tier];
      return {
        rule: rule ? presentRule(rule) : null,
        kind: rule ? null : group.kind,
        tier: tier ? describeTier(tier, currency) : null,
        payables: group.payables,
        gross: moneyJson(group.gross_minor, currency),
        fee: moneyJson(group.fee_minor, currency),
      };
    });
}

const keptOf = (of: DisbursementRow) => ({
  currency: of.currency,
  grossMinor: of.gross_minor,
  feeMinor: of.fee_minor,
  netMinor: of.net_minor,
  keptMinor: of.kept_minor,
  minimumMinor: of.minimum_minor,
  reservePpm: of.reserve_ppm,
  releaseOn: of.release_on,
  outcome: of.outcome,
  wasCalledOff: of.status === 'carried' && of.outcome === 'to_pay',
});
