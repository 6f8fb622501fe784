import { fileRoute, type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import { creditNoteExample, customerExample, draftExample, invoiceExample, summaryExample } from '../schema/examples';
import {
  changeInvoiceInput,
  createInvoiceInput,
  creditInvoiceInput,
  invoiceIdInput,
  invoicePage,
  invoiceShape,
  listInvoicesInput,
  sentInvoiceShape,
  voidInvoiceInput,
} from '../schema/invoices';
import { creditInvoice } from '../use-cases/credit-invoice';
import { changeInvoice, createInvoice } from '../use-cases/draft-invoice';
import { invoiceFile } from '../use-cases/invoice-pdf';
import { issueInvoice } from '../use-cases/issue-invoice';
import { getInvoice, listInvoices } from '../use-cases/read-invoices';
import { sendInvoice } from '../use-cases/send-invoice';
import { voidInvoice } from '../use-cases/void-invoice';

const { id, customer } = summaryExample;
const lines = [{ description: 'Standard, 2026-04-01 to 2026-04-30', unitAmount: 1_800, taxRatePpm: 210_000 }];
const changing = { access: 'invoices:write', output: invoiceShape } as const;

export const invoiceRoutes: RestRoute[] = [
  restRoute({
    ...changing,
    method: 'post',
    path: '/invoices',
    summary: 'Write an invoice',
    description:
      'Writes a draft: it has no number and owes nothing until it is issued. Tax is rounded per line, half-up; totals are ' +
      'the sums of the lines.',
    input: createInvoiceInput,
    status: 201,
    refusals: ['not_found'],
    example: { input: { customer, lines }, output: draftExample },
    handle: async (actor, input) =>
      mapOutcome(await createInvoice(actor, input), (body) => ({
        status: 201,
        headers: { location: `/api/v1/invoices/${body.id}` },
        body,
      })),
  }),
  restRoute({
    method: 'get',
    path: '/invoices',
    access: 'invoices:read',
    summary: 'List invoices',
    description: 'Invoices and credit notes, the newest first, a page at a time. Filters can be combined.',
    input: listInvoicesInput,
    output: invoicePage,
    status: 200,
    refusals: [],
    example: { input: { customer, status: 'open' }, output: { data: [summaryExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listInvoices(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/invoices/{id}',
    access: 'invoices:read',
    summary: 'Get an invoice',
    description: 'One invoice with its lines and credit notes.',
    input: invoiceIdInput,
    output: invoiceShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id }, output: invoiceExample },
    handle: async (actor, input) => mapOutcome(await getInvoice(actor, input.id), (body) => ({ status: 200, body })),
  }),
  fileRoute({
    method: 'get',
    path: '/invoices/{id}/pdf',
    access: 'invoices:read',
    produces: 'application/pdf',
    summary: 'Get an invoice as a PDF',
    description: 'The document as the customer gets it by mail, of an invoice, a credit note or a draft.',
    input: invoiceIdInput,
    refusals: ['not_found'],
    limit: 'heavy',
    example: { input: { id } },
    handle: async (actor, input) => invoiceFile(actor, input.id),
  }),
  restRoute({
    method: 'post',
    path: '/invoices/{id}/send',
    access: 'invoices:write',
    summary: 'E-mail an invoice',
    description:
      'Sends an issued invoice or credit note to its customer, with the PDF. Asked again, it is sent again: give an ' +
      '`Idempotency-Key` to repeat a request whose answer was lost.',
    input: invoiceIdInput,
    output: sentInvoiceShape,
    status: 202,
    refusals: ['not_found', 'impossible_move'],
    example: { input: { id }, output: { to: customerExample.email } },
    handle: async (actor, input) => mapOutcome(await sendInvoice(actor, input.id), (body) => ({ status: 202, body })),
  }),
  restRoute({
    ...changing,
    method: 'post',
    path: '/invoices/{id}',
    summary: 'Change a draft',
    description: 'Changes what is given of a draft. An issued invoice is corrected by a credit note.',
    input: changeInvoiceInput,
    status: 200,
    refusals: ['not_found', 'impossible_move'],
    example: { input: { id, note: 'Thank you' }, output: { ...draftExample, note: 'Thank you' } },
    handle: async (actor, input) => mapOutcome(await changeInvoice(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    ...changing,
    method: 'post',
    path: '/invoices/{id}/issue',
    summary: 'Issue an invoice',
    description:
      'Gives a draft its number, without gaps, and makes the customer owe it. From now on it stays as it is.',
    input: invoiceIdInput,
    status: 200,
    refusals: ['not_found', 'impossible_move'],
    example: { input: { id }, output: invoiceExample },
    handle: async (actor, input) => mapOutcome(await issueInvoice(actor, input.id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    ...changing,
    method: 'post',
    path: '/invoices/{id}/void',
    summary: 'Void an invoice',
    description: 'Takes back a draft, or an open invoice that nobody has paid. Its number stays taken.',
    input: voidInvoiceInput,
    status: 200,
    refusals: ['not_found', 'impossible_move', 'conflict'],
    example: {
      input: { id, reason: 'Written twice' },
      output: { ...invoiceExample, status: 'void', reason: 'Written twice' },
    },
    handle: async (actor, input) => mapOutcome(await voidInvoice(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    ...changing,
    method: 'post',
    path: '/invoices/{id}/credit',
    summary: 'Credit an invoice',
    description:
      'Issues a credit note with a number of its own, for all of an invoice or for some lines; together never more than its ' +
      'total. An open invoice that nothing is left of is void. It moves no money: what was paid is not paid back by it.',
    input: creditInvoiceInput,
    status: 201,
    refusals: ['not_found', 'impossible_move', 'conflict'],
    example: { input: { id, reason: 'The machine stood still all month' }, output: creditNoteExample },
    handle: async (actor, input) =>
      mapOutcome(await creditInvoice(actor, input), (body) => ({
        status: 201,
        headers: { location: `/api/v1/invoices/${body.id}` },
        body,
      })),
  }),
];
