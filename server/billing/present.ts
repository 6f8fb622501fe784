import { moneyJson } from '@/server/kernel/money';
import { type ChargeOutcome, outcomeWords } from './schema/outcomes';
import type { RetryPolicy, RetryRules } from './schema/policy';
import type { BillingProvider } from './schema/providers';
import { type ReviewItem, validationWords } from './schema/reviews';
import type { Attempt, Run } from './schema/runs';
import type { PolicyRow } from './store/policies';
import { type BreakerEventRow, type HealthRow, limitsOf, type ProviderRow } from './store/providers';
import type { AttemptRow, OutcomeRow } from './store/reading';
import type { ReviewRow } from './store/reviews';
import type { RunRow } from './store/runs';

/** `outcomes`: those of this run alone. */
export function presentRun(row: RunRow, outcomes: readonly OutcomeRow[], heldUntil: Date | null): Run {
  const byOutcome = new Map<ChargeOutcome | null, OutcomeRow[]>();
  for (const sum of outcomes) {
    const shown = sum.outcome === 'held_back' ? null : sum.outcome;
    byOutcome.set(shown, [...(byOutcome.get(shown) ?? []), sum]);
  }
  const expected = row.expected.map(({ currency, count, amount }) => ({
    count,
    amount: moneyJson(BigInt(amount), currency),
  }));
  const done = outcomes.reduce((sum, { outcome, count }) => sum + (isDone(outcome) ? count : 0), 0);
  return {
    id: row.id.toString(),
    kind: row.kind,
    period: row.period,
    scope: row.scope,
    status: row.status,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    failureReason: row.failure_reason,
    expected,
    outcomes: [...byOutcome].map(([outcome, sums]) => ({
      outcome,
      invoices: sums.reduce((sum, { count }) => sum + count, 0),
      sums: sums.map(({ count, amount, currency }) => ({ count, amount: moneyJson(amount, currency) })),
    })),
    done,
    total: Math.max(
      done,
      expected.reduce((sum, { count }) => sum + count, 0),
    ),
    heldUntil: row.status === 'running' ? (heldUntil?.toISOString() ?? null) : null,
  };
}

const isDone = (outcome: OutcomeRow['outcome']): boolean => outcome !== null && outcome !== 'held_back';

export const presentAttempt = (row: AttemptRow): Attempt => ({
  id: row.id.toString(),
  runId: row.run_id.toString(),
  invoiceId: row.invoice_id.toString(),
  invoice: row.invoice,
  customer: row.customer,
  customerName: row.customer_name,
  kind: row.kind,
  number: row.number,
  key: row.key,
  provider: row.provider,
  amount: moneyJson(row.amount_minor, row.currency),
  at: row.at.toISOString(),
  outcome: row.outcome,
  code: row.code,
  words: row.words,
  latencyMs: row.latency_ms,
});

export const presentReview = (row: ReviewRow): ReviewItem => ({
  id: row.id.toString(),
  customer: row.customer,
  customerName: row.customer_name,
  invoiceId: row.invoice_id?.toString() ?? null,
  invoice: row.invoice,
  invoiceStatus: row.invoice_status,
  code: row.code,
  words: row.words,
  next: outcomeWords[row.code as ChargeOutcome]?.next ?? validationWords[row.code] ?? 'Look at the customer.',
  foundBy: row.found_by,
  foundAt: row.found_at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
  resolvedBy: row.resolved_by,
  resolution: row.resolution,
});

export const presentPolicy = (row: PolicyRow | null, delivered: RetryRules): RetryPolicy => ({
  version: row?.id.toString() ?? null,
  rules: row?.rules ?? delivered,
  madeBy: row?.made_by ?? null,
  madeAt: row?.made_at.toISOString() ?? null,
  why: row?.why ?? null,
});

export const presentProvider = (
  row: ProviderRow,
  history: readonly BreakerEventRow[],
  health: readonly HealthRow[],
): BillingProvider => ({
  name: row.name,
  limits: limitsOf(row),
  state: row.state,
  changedAt: row.changed_at.toISOString(),
  history: history.map(({ state, why, at }) => ({ state, why, at: at.toISOString() })),
  health: health.map(({ minute, calls, failed, latency_ms }) => ({
    minute: minute.toISOString(),
    calls,
    failed,
    latencyMs: latency_ms,
  })),
});
