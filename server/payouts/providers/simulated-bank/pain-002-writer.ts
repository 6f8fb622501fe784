import { element, optional, writeMessage, type XmlPart } from '@/server/kernel/xml/write-xml';

export type WrittenStatus = { code: string; reason?: { code: string; words?: string } };

export type WrittenReport = {
  messageId: string;
  createdAt: Date;
  originalMessageId: string;
  /** What it reports on: `pain.001.001.09` unless it is another kind of file. */
  originalMessageName?: string;
  group: WrittenStatus | null;
  transfers: { endToEndId: string; status: WrittenStatus; bankReference?: string }[];
};

/** A status report (ISO 20022 pain.002.001.10) on a file of one payment, as the simulated bank answers. */
export function writePain002(report: WrittenReport): Uint8Array {
  return writeMessage(
    'pain.002.001.10',
    element('CstmrPmtStsRpt', [
      element('GrpHdr', [
        element('MsgId', report.messageId),
        element('CreDtTm', `${report.createdAt.toISOString().slice(0, 19)}Z`),
      ]),
      element('OrgnlGrpInfAndSts', [
        element('OrgnlMsgId', report.originalMessageId),
        element('OrgnlMsgNmId', report.originalMessageName ?? 'pain.001.001.09'),
        ...(report.group ? statusParts('GrpSts', report.group) : []),
      ]),
      report.transfers.length === 0
        ? null
        : element('OrgnlPmtInfAndSts', [
            element('OrgnlPmtInfId', report.originalMessageId),
            ...report.transfers.map((transfer) =>
              element('TxInfAndSts', [
                element('OrgnlEndToEndId', transfer.endToEndId),
                ...statusParts('TxSts', transfer.status),
                optional('AcctSvcrRef', transfer.bankReference),
              ]),
            ),
          ]),
    ]),
  );
}

const statusParts = (name: string, { code, reason }: WrittenStatus): XmlPart[] => {
  const status = element(name, code);
  if (!reason) return [status];
  // One line of additional information holds 105 characters.
  const words = optional('AddtlInf', reason.words?.slice(0, 105));
  return [status, element('StsRsnInf', [element('Rsn', [element('Cd', reason.code)]), words])];
};
