import { maskAccountsIn } from '@/server/kernel/masked-account';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { childOf, childrenOf, readXml, textOf, type XmlElement } from '@/server/kernel/xml/read-xml';

/**
 * What a status means for a transfer of ours: `received` (checked or not, not yet executed), `underway` (the bank executes
 * it), `settled` (booked on our account), `credited` (on the payee's), `pending` (waits for something), `rejected`,
 * `partly` (see the transfers one by one), `unclear` (a code that is not known here: somebody must ask the bank).
 */
export type StatusMeaning =
  | 'received'
  | 'underway'
  | 'settled'
  | 'credited'
  | 'pending'
  | 'rejected'
  | 'partly'
  | 'unclear';

/** ISO 20022 external codes ExternalPaymentGroupStatus1Code and ExternalPaymentTransactionStatus1Code. */
const meanings: Record<string, StatusMeaning> = {
  RCVD: 'received',
  ACTC: 'received',
  ACCP: 'received',
  ACWC: 'received',
  ACFC: 'received',
  PATC: 'partly',
  PART: 'partly',
  PDNG: 'pending',
  ACSP: 'underway',
  ACWP: 'underway',
  ACSC: 'settled',
  ACCC: 'credited',
  RJCT: 'rejected',
  CANC: 'rejected',
};

export type StatusReason = {
  /** An external code such as `AC04`, or what the bank calls it itself; see `bank-reasons.ts`. */
  code: string | null;
  /** What the bank says besides. */
  words: string | null;
};

export type ReportedStatus = { code: string; meaning: StatusMeaning; reasons: StatusReason[] };

export type ReportedTransfer = {
  originalEndToEndId: string;
  status: ReportedStatus | null;
  /** The bank's own reference, where it gives one. */
  bankReference: string | null;
};

export type StatusReport = {
  messageId: string;
  /** Of the file that the report is about. */
  originalMessageId: string;
  group: ReportedStatus | null;
  payments: { originalPaymentId: string; status: ReportedStatus | null; transfers: ReportedTransfer[] }[];
};

/**
 * Reads a payment status report: ISO 20022 pain.002.001.03 and .10 (CustomerPaymentStatusReport), which differ only in
 * what is not read here, and so the versions between them too.
 */
export function parsePain002(bytes: Uint8Array): Outcome<StatusReport> {
  const document = readXml(bytes);
  if (!document.ok) return document;
  const { root, message } = document.value;
  const report = childOf(root, 'CstmrPmtStsRpt');
  if (!report || (message !== null && !message.startsWith('pain.002.'))) {
    return refuse(
      'invalid_input',
      `The file is ${message ?? 'another message'}, not a pain.002: is it the bank’s status report?`,
    );
  }
  const messageId = textOf(report, 'GrpHdr', 'MsgId');
  const group = childOf(report, 'OrgnlGrpInfAndSts');
  const originalMessageId = textOf(group, 'OrgnlMsgId');
  if (messageId === null) return missing('GrpHdr/MsgId');
  if (originalMessageId === null) return missing('OrgnlGrpInfAndSts/OrgnlMsgId');
  const payments: StatusReport['payments'] = [];
  for (const [at, payment] of childrenOf(report, 'OrgnlPmtInfAndSts').entries()) {
    const place = `OrgnlPmtInfAndSts ${at + 1}`;
    const originalPaymentId = textOf(payment, 'OrgnlPmtInfId');
    if (originalPaymentId === null) return missing(`${place}, OrgnlPmtInfId`);
    const transfers: ReportedTransfer[] = [];
    for (const [index, transfer] of childrenOf(payment, 'TxInfAndSts').entries()) {
      const originalEndToEndId = textOf(transfer, 'OrgnlEndToEndId');
      if (originalEndToEndId === null) return missing(`${place}, TxInfAndSts ${index + 1}, OrgnlEndToEndId`);
      transfers.push({
        originalEndToEndId,
        status: statusOf(transfer, 'TxSts'),
        bankReference: textOf(transfer, 'AcctSvcrRef'),
      });
    }
    payments.push({ originalPaymentId, status: statusOf(payment, 'PmtInfSts'), transfers });
  }
  return ok({ messageId, originalMessageId, group: statusOf(group, 'GrpSts'), payments });
}

/**
 * What a report says of one transfer of the file: its own status, or else its payment's, or else the file's. A status that
 * only says "in part" tells nothing of a transfer that is not named, and then the answer is null.
 */
export function statusOfTransfer(report: StatusReport, endToEndId: string): ReportedStatus | null {
  for (const payment of report.payments) {
    const transfer = payment.transfers.find((each) => each.originalEndToEndId === endToEndId);
    if (transfer) return transfer.status ?? wholly(payment.status) ?? wholly(report.group);
  }
  // A file of ours has one payment: what is said of it is said of every transfer.
  return wholly(report.payments.length === 1 ? (report.payments[0]?.status ?? null) : null) ?? wholly(report.group);
}

const wholly = (status: ReportedStatus | null): ReportedStatus | null => (status?.meaning === 'partly' ? null : status);

function statusOf(element: XmlElement | undefined, name: string): ReportedStatus | null {
  const code = textOf(element, name);
  if (code === null) return null;
  const reasons = childrenOf(element, 'StsRsnInf').map((reason) => ({
    code: textOf(reason, 'Rsn', 'Cd') ?? textOf(reason, 'Rsn', 'Prtry'),
    words:
      maskAccountsIn(
        childrenOf(reason, 'AddtlInf')
          .map((words) => textOf(words))
          .filter(Boolean)
          .join(' '),
      ) || null,
  }));
  return { code, meaning: Object.hasOwn(meanings, code) ? (meanings[code] ?? 'unclear') : 'unclear', reasons };
}

const missing = (place: string): Outcome<never> =>
  refuse('invalid_input', `The status report lacks ${place}: ask the bank for a complete one.`);
