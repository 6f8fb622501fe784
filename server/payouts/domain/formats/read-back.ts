import { parseDecimal } from '@/server/kernel/decimal';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { childOf, childrenOf, readXml, textOf, type XmlElement } from '@/server/kernel/xml/read-xml';

/** What a bank file says, counted and summed anew from its bytes. */
export type FileReadBack = { count: number; controlSumMinor: bigint; endToEndIds: string[] };

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
  const transfers = childrenOf(initiation, 'PmtInf', 'CdtTrfTxInf');
  const sumMinor = sumOf(transfers);
  if (sumMinor === null) return refuse('invalid_input', 'The file has an amount that is not a number.');
  for (const header of [childOf(initiation, 'GrpHdr'), ...payments]) {
    const own = header && payments.includes(header) ? childrenOf(header, 'CdtTrfTxInf') : transfers;
    const saidMinor = minorOf(textOf(header, 'CtrlSum'));
    if (textOf(header, 'NbOfTxs') !== String(own.length) || saidMinor !== sumOf(own)) {
      return refuse(
        'invalid_input',
        'The file contradicts itself: a header’s count or control sum is not that of its transfers.',
      );
    }
  }
  return ok({
    count: transfers.length,
    controlSumMinor: sumMinor,
    endToEndIds: transfers.map((transfer) => textOf(transfer, 'PmtId', 'EndToEndId') ?? ''),
  });
}

function sumOf(transfers: XmlElement[]): bigint | null {
  let sumMinor = 0n;
  for (const transfer of transfers) {
    const amountMinor = minorOf(textOf(transfer, 'Amt', 'InstdAmt'));
    if (amountMinor === null) return null;
    sumMinor += amountMinor;
  }
  return sumMinor;
}

function minorOf(text: string | null): bigint | null {
  const parsed = parseDecimal(text ?? '', 2, { decimal: '.' });
  return parsed.ok ? parsed.amountMinor : null;
}
