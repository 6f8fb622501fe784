import { Readable } from 'node:stream';
import { auditDownloads } from '@/server/audit/downloads';
import { disbursementDownloads } from '@/server/disbursements/downloads';
import { authorise } from '@/server/identity/door';
import { invoiceDownloads } from '@/server/invoices/downloads';
import { type Refused, refuse } from '@/server/kernel/outcome';
import { payableDownloads } from '@/server/payables/downloads';
import { payoutDownloads } from '@/server/payouts/downloads';
import { authenticateRequest } from './authenticate-request';
import type { DownloadRoute } from './download-route';
import { fieldErrors } from './field-errors';
import { measured, nameRoute } from './metrics';
import { faultOf, problem, toResponse } from './problem';
import { spendLimit } from './request-limit';
import { SHOWN_FILE_POLICY } from './security-headers';
import { unkeepableText } from './unkeepable-text';

export const DOWNLOAD_PATH = '/api/download';

/** Every file that a page offers, by room. */
export const downloadRoutes: readonly DownloadRoute[] = [
  ...auditDownloads,
  ...payableDownloads,
  ...disbursementDownloads,
  ...payoutDownloads,
  ...invoiceDownloads,
];

/** Files for people, as a plain fetch handler: made while they are sent, so that their size does not matter. */
export const handleDownload = measured('download', async (request) => {
  try {
    return await open(request);
  } catch (error) {
    return toResponse(faultOf(error));
  }
});

async function open(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const route = downloadRoutes.find(({ path }) => url.pathname === `${DOWNLOAD_PATH}${path}`);
  if (!route || request.method !== 'GET') return refused(refuse('not_found', 'There is no such file.'));
  nameRoute(request, route.path);
  const { actor } = await authenticateRequest(request);
  const limited = await spendLimit(actor, 'heavy');
  if (limited.refused) return toResponse(problem(limited.refused), limited.headers);
  // The use case asks again; here nobody learns what is wrong with the input who may not ask.
  const may = authorise(actor, route.access);
  if (!may.ok) return refused(may);
  const query = Object.fromEntries(url.searchParams);
  const parsed = route.input.safeParse(query);
  const fields = [...unkeepableText(query), ...(parsed.success ? [] : fieldErrors(parsed.error))];
  if (!parsed.success || fields.length > 0)
    return refused(refuse('invalid_input', 'The request is not valid.', { fields }));
  const opened = await route.open(actor, parsed.data);
  if (!opened.ok) return refused(opened);
  const { body, contentType, fileName, isShown } = opened.value;
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': contentType,
      'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${fileName}"`,
      ...(isShown ? SHOWN_FILE_POLICY : {}),
      'cache-control': 'no-store',
    },
  });
}

const refused = ({ refusal }: Refused): Response => toResponse(problem(refusal));
