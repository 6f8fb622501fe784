import { parseDecimal } from '@/server/kernel/decimal';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { childOf, childrenOf, readXml, textOf, type XmlElement } from '@/server/kernel/xml/read-xml';

/** One transfer of a bank file: by our reference, to an IBAN, or to an account of a bank in the United States. */
export type ReadTransfer = { endToEndId: string; amountMinor: bigint; payee: string; account: string };

/** What a bank file says, counted and summed anew from its bytes. */
export type FileReadBack = {
  messageId: string;
  count: number;
  controlSumMinor: bigint;
  transfers: ReadTransfer[];
};

/**
 * Reads a pain.001 from the bytes that were written, to hold it against what was to be paid. The counts and sums in its
 * headers must be those of its transfers; a file that contradicts itself is refused.
 */
export function readBackPain001(bytes: Uint8Array): Outcome<FileReadBack> {
  const document = readXml(bytes);
  if (!document.ok) return document;
  const initiation = childOf(document.value.root, 'CstmrCdtTrfInitn');
  if (!initiation) return refuse('invalid_input', 'The file is not a pain.001: it initiates no credit transfer.');
  const payments = childrenOf(initiation, 'PmtInf');
  const all = childrenOf(initiation, 'PmtInf', 'CdtTrfTxInf');
  const transfers = all.map(transferOf);
  if (!transfers.every((transfer) => transfer !== null))
    return refuse('invalid_input', 'The file has an amount that is not a number.');
  for (const header of [childOf(initiation, 'GrpHdr'), ...payments]) {
    const own = header && payments.includes(header) ? childrenOf(header, 'CdtTrfTxInf') : all;
    const saidMinor = minorOf(textOf(header, 'CtrlSum'));
    if (textOf(header, 'NbOfTxs') !== String(own.length) || saidMinor !== sumOf(own.map(transferOf))) {
      return refuse(
        'invalid_input',
        'The file contradicts itself: a header’s count or control sum is not that of its transfers.',
      );
    }
  }
  return ok({
    messageId: textOf(initiation, 'GrpHdr', 'MsgId') ?? '',
    count: transfers.length,
    controlSumMinor: sumOf(transfers),
    transfers,
  });
}

/** Null where its amount is no number. */
function transferOf(transfer: XmlElement): ReadTransfer | null {
  const amountMinor = minorOf(textOf(transfer, 'Amt', 'InstdAmt'));
  if (amountMinor === null) return null;
  return {
    endToEndId: textOf(transfer, 'PmtId', 'EndToEndId') ?? '',
    amountMinor,
    payee: textOf(transfer, 'Cdtr', 'Nm') ?? '',
    account: textOf(transfer, 'CdtrAcct', 'Id', 'IBAN') ?? '',
  };
}

const sumOf = (transfers: (ReadTransfer | null)[]): bigint =>
  transfers.reduce((sumMinor, transfer) => sumMinor + (transfer?.amountMinor ?? 0n), 0n);

function minorOf(text: string | null): bigint | null {
  const parsed = parseDecimal(text ?? '', 2, { decimal: '.' });
  return parsed.ok ? parsed.amountMinor : null;
}
