import { Readable } from 'node:stream';
import { renderToBuffer } from '@react-pdf/renderer';
import type { DisbursementLine } from '@/server/disbursements/schema';
import type { Actor } from '@/server/identity/door';
import { mapOutcome, type Outcome, ok } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { documentFont } from '@/server/platform/documents/document-font';
import type { Download } from '@/server/platform/download';
import { PayoutDocument } from '../documents/payout-statement';
import { fileNameOf, getPayoutStatement, linesOfStatement } from './payout-statement';

/** Nobody reads more on paper, and drawing them takes the web process’s time; the file for spreadsheets has them all. */
export const MOST_LINES = 300;

type Drawn = { fileName: string; bytes: Buffer };

/** The statement of one payout on paper, as bytes for the API. */
export async function payoutStatementFile(actor: Actor | null, id: string): Promise<Outcome<Drawn>> {
  const found = await getPayoutStatement(actor, id);
  if (!found.ok) return found;
  const font = await documentFont();
  const { merchantName, merchantReference } = found.value.disbursement;
  // A name that the font has no letters for gives way to the reference.
  const isDrawable = font.drawable(merchantName) === merchantName.normalize('NFC');
  const disbursement = {
    ...found.value.disbursement,
    merchantName: isDrawable ? merchantName : merchantReference,
    merchantReference: font.drawable(merchantReference),
  };
  const { lines, isCut } = await firstLines(actor, id);
  const drawn = lines.map((line) => ({
    ...line,
    orderExternalReference: line.orderExternalReference && font.drawable(line.orderExternalReference),
  }));
  const bytes = await renderToBuffer(
    PayoutDocument({
      statement: { ...found.value, disbursement },
      lines: drawn,
      isCut,
      payer: config().SELLER_NAME,
      fontFamily: font.family,
      drawnUpAt: now(),
    }),
  );
  return ok({ fileName: fileNameOf(found.value, 'pdf'), bytes });
}

/** The same for people to download. */
export const payoutStatementPdf = async (actor: Actor | null, { id }: { id: string }): Promise<Outcome<Download>> =>
  mapOutcome(await payoutStatementFile(actor, id), ({ fileName, bytes }) => ({
    fileName,
    contentType: 'application/pdf',
    body: Readable.from([bytes]),
  }));

async function firstLines(actor: Actor | null, id: string): Promise<{ lines: DisbursementLine[]; isCut: boolean }> {
  const lines: DisbursementLine[] = [];
  for await (const some of linesOfStatement(actor, id)) {
    lines.push(...some);
    if (lines.length > MOST_LINES) return { lines: lines.slice(0, MOST_LINES), isCut: true };
  }
  return { lines, isCut: false };
}
