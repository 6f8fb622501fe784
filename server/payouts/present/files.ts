import { type Actor, actorKey } from '@/server/identity/door';
import { moneyJson } from '@/server/kernel/money';
import { bankReason } from '../domain/formats/bank-reasons';
import type { PayoutFile, PayoutFileFormat } from '../schema/files';
import type { PayoutReport, ReportLine } from '../schema/reports';
import type { PayoutFileRow, Withdrawal } from '../store/files';
import type { ReportLineRow, ReportRow } from '../store/reports';
import { maskedNumber } from './house-accounts';

export const fileNameOf = (messageId: string, format: PayoutFileFormat): string =>
  `${messageId}.${format === 'pain_001' ? 'xml' : 'ach'}`;

/** A bank file as somebody reads it. */
export const presentPayoutFile = (row: PayoutFileRow, reader: Actor): PayoutFile => ({
  id: row.id.toString(),
  runId: row.runId,
  currency: row.currency,
  format: row.format,
  number: row.number,
  messageId: row.messageId,
  fileName: fileNameOf(row.messageId, row.format),
  transfers: row.transfers,
  total: moneyJson(row.totalMinor, row.currency),
  sha256: row.sha256,
  account: maskedNumber(row.format === 'pain_001' ? 'iban' : 'us', row.account),
  executeOn: row.executeOn,
  createdBy: row.createdByName,
  createdAt: row.createdAt.toISOString(),
  downloads: row.downloads.map((download) => ({ ...download, at: new Date(download.at).toISOString() })),
  withdrawal: row.withdrawal && presentWithdrawal(row.withdrawal, reader),
  reports: row.reports,
  outcomes: {
    open: row.transfers - row.paid - row.failed - row.returned,
    noted: row.noted,
    paid: row.paid,
    failed: row.failed,
    returned: row.returned,
  },
});

const presentWithdrawal = (of: Withdrawal, reader: Actor): PayoutFile['withdrawal'] => ({
  id: of.id,
  why: of.why,
  by: of.madeByName,
  at: new Date(of.madeAt).toISOString(),
  isOwn: of.madeBy === actorKey(reader),
  state: of.state,
  checkedBy: of.checkedByName,
  checkedAt: of.checkedAt && new Date(of.checkedAt).toISOString(),
  checkedWhy: of.checkedWhy,
});

export function presentReport(row: ReportRow): PayoutReport {
  const { unknown_reference: _unknown, ...named } = row.effects;
  return {
    id: row.id.toString(),
    fileId: row.fileId.toString(),
    messageId: row.messageId,
    sha256: row.sha256,
    groupCode: row.groupCode,
    receivedBy: row.receivedByName,
    receivedAt: row.receivedAt.toISOString(),
    effects: row.effects,
    unnamed: row.transfers - Object.values(named).reduce((sum, count) => sum + count, 0),
  };
}

export const presentReportLine = (row: ReportLineRow): ReportLine => ({
  reference: row.reference,
  code: row.code,
  reason: row.reason,
  // Banks often say no more than the code.
  words: row.words ?? (row.reason === null ? null : bankReason(row.reason).words),
  effect: row.effect,
  disbursementId: row.disbursementId?.toString() ?? null,
  merchantName: row.merchantName,
});
