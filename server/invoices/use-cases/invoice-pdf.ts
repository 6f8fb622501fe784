import { Readable } from 'node:stream';
import { renderToBuffer } from '@react-pdf/renderer';
import type { Actor } from '@/server/identity/door';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { documentFont } from '@/server/platform/documents/document-font';
import type { Download } from '@/server/platform/download';
import { InvoiceDocument, type Seller } from '../documents/invoice-document';
import { fileNameOf } from '../domain/file-name';
import type { Invoice, InvoicePdfInput } from '../schema/invoices';
import { getInvoice } from './read-invoices';
import { showInvoice } from './show-invoice';

type DrawnInvoice = { fileName: string; pdf: Buffer };

/** An invoice or credit note as the document that its customer gets: the same for the page, the download and the mail. */
export async function invoicePdf(actor: Actor | null, { id, shown }: InvoicePdfInput): Promise<Outcome<Download>> {
  const found = await getInvoice(actor, id);
  if (!found.ok) return found;
  const { fileName, pdf } = await drawInvoice(found.value);
  return ok({ fileName, contentType: 'application/pdf', body: Readable.from([pdf]), isShown: shown === 'inline' });
}

/** The same as bytes, for the API. */
export async function invoiceFile(
  actor: Actor | null,
  id: string,
): Promise<Outcome<{ fileName: string; bytes: Buffer }>> {
  const found = await getInvoice(actor, id);
  if (!found.ok) return found;
  const { fileName, pdf } = await drawInvoice(found.value);
  return ok({ fileName, bytes: pdf });
}

/** What goes with a mail, made when it is sent. */
export const invoiceAttachment = async (id: string): Promise<Buffer> =>
  (await drawInvoice(await showInvoice(pool(), BigInt(id)))).pdf;

async function drawInvoice(invoice: Invoice): Promise<DrawnInvoice> {
  const font = await documentFont();
  const { billedTo, customer } = invoice;
  // A text that the font has no letters for gives way to what it can draw of it; a name, to the reference.
  const drawable = (text: string, instead = '') => {
    const drawn = font.drawable(text);
    return drawn === text.normalize('NFC') || instead === '' ? drawn : instead;
  };
  const shown: Invoice = {
    ...invoice,
    customer: drawable(customer),
    billedTo: {
      name: drawable(billedTo.name, drawable(customer) || '–'),
      address: billedTo.address.map((part) => drawable(part)),
      taxId: billedTo.taxId && drawable(billedTo.taxId),
    },
    lines: invoice.lines.map((line) => ({ ...line, description: drawable(line.description) })),
    note: invoice.note && drawable(invoice.note),
    paidBy: invoice.paidBy && drawable(invoice.paidBy),
  };
  const pdf = await renderToBuffer(
    InvoiceDocument({ invoice: shown, seller: seller(), fontFamily: font.family, drawnUpAt: now() }),
  );
  return { fileName: fileNameOf(invoice), pdf };
}

function seller(): Seller {
  const { SELLER_NAME: name, SELLER_ADDRESS: address, SELLER_TAX_ID: taxId = null, DEMO } = config();
  // A demo has a letterhead to look at; a real installation says who it is.
  if (DEMO && address.length === 0)
    return {
      name,
      address: ['Wharf House, 7 Ledger Lane', '1012 AB Amsterdam', 'Netherlands'],
      taxId: taxId ?? 'NL 8000 12 345 B01',
    };
  return { name, address, taxId };
}
