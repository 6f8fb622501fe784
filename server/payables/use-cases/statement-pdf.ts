import { Readable } from 'node:stream';
import { renderToBuffer } from '@react-pdf/renderer';
import type { Actor } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { documentFont } from '@/server/platform/documents/document-font';
import type { Download } from '@/server/platform/download';
import { StatementDocument } from '../documents/statement-document';
import type { StatementInput } from '../schema';
import { getStatement } from './get-statement';

/** A merchant's statement of a month on paper. A name that the font has no letters for gives way to the reference. */
export async function statementPdf(actor: Actor | null, input: StatementInput): Promise<Outcome<Download>> {
  const found = await getStatement(actor, input);
  if (!found.ok) return found;
  const font = await documentFont();
  const { merchantName, merchantReference, month } = found.value;
  const statement = {
    ...found.value,
    merchantName: font.drawable(merchantName) === merchantName.normalize('NFC') ? merchantName : merchantReference,
    merchantReference: font.drawable(merchantReference),
  };
  const pdf = await renderToBuffer(StatementDocument({ statement, fontFamily: font.family, drawnUpAt: now() }));
  return ok({
    fileName: `statement-${month}.pdf`,
    contentType: 'application/pdf',
    body: Readable.from([pdf]),
  });
}
