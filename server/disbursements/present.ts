import { moneyJson } from '@/server/kernel/money';
import type { MoneyJson } from '@/server/kernel/shapes';
import type { Disbursement, Run } from './schema';
import type { DisbursementRow } from './store/reading';
import type { RunRow, TotalsRow } from './store/runs';

export const presentRun = (row: RunRow): Run => ({
  id: row.id,
  kind: row.kind,
  timeFrame: { start: row.period_from, end: row.period_to },
  merchant: row.merchant_reference,
  status: row.status,
  progress: { merchantsDone: row.merchants_done, merchantsTotal: row.merchants_total },
  totals: row.totals.map(presentTotals),
  failureReason: row.failure_reason,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at.toISOString(),
  calculatedAt: row.calculated_at?.toISOString() ?? null,
});

export const presentTotals = ({
  currency,
  disbursements,
  orders,
  gross,
  fee,
  net,
}: TotalsRow): Run['totals'][number] => ({
  currency,
  disbursements,
  orders,
  gross: moneyJson(BigInt(gross), currency),
  fee: moneyJson(BigInt(fee), currency),
  net: moneyJson(BigInt(net), currency),
});

type Sums = { gross_minor: bigint; fee_minor: bigint; net_minor: bigint; currency: string };

export const presentSums = (row: Sums): { gross: MoneyJson; fee: MoneyJson; net: MoneyJson } => ({
  gross: moneyJson(row.gross_minor, row.currency),
  fee: moneyJson(row.fee_minor, row.currency),
  net: moneyJson(row.net_minor, row.currency),
});

export const presentDisbursement = (row: DisbursementRow): Disbursement => ({
  id: row.id.toString(),
  runId: row.run_id,
  merchantReference: row.merchant_reference,
  merchantName: row.merchant_name,
  timeZone: row.time_zone,
  timeFrame: { start: row.period_from, end: row.period_to },
  orders: row.orders,
  ...presentSums(row),
  kept: moneyJson(row.kept_minor, row.currency),
  keptUntil: row.release_on,
  toPay: moneyJson(row.net_minor - row.kept_minor, row.currency),
  outcome: row.outcome,
  status: row.status,
  createdAt: row.created_at.toISOString(),
});
