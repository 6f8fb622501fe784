import { type FieldError, type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { jsonFaults } from './json-text';

/** The largest JSON body; files have limits of their own. */
const MAX_JSON_BYTES = 1_048_576;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A JSON text beside what it says; both are empty for an empty text. */
export type ReadJson = { text: string; value: unknown };

/**
 * A JSON body: at most a megabyte, counted as it comes in, whatever length was announced. Refuses another type of content,
 * bytes that are no UTF-8, and what parsing would hide.
 */
export async function readJsonBody(request: Request): Promise<Outcome<ReadJson>> {
  const bytes = await readBytes(request).catch(() => undefined);
  // The caller hung up: nobody reads this answer, and nothing of ours failed.
  if (bytes === undefined) return invalidBody([{ field: '', message: 'broke off before its end' }]);
  if (bytes === null) return refuse('file_too_large', `The body may have ${MAX_JSON_BYTES} bytes at most.`);
  if (bytes.length === 0) return ok({ text: '', value: undefined });
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? ''))
    return refuse('unsupported_media_type', 'Send the body as JSON, with `Content-Type: application/json`.');
  const text = decode(bytes);
  return text === null ? invalidBody([{ field: '', message: 'must be text in UTF-8' }]) : readJson(text);
}

/** What a text says, when it is JSON of which parsing hides nothing. */
export function readJson(text: string): Outcome<ReadJson> {
  if (text.trim() === '') return ok({ text: '', value: undefined });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return invalidBody([{ field: '', message: 'must be JSON' }]);
  }
  const faults = jsonFaults(text);
  return faults.length > 0 ? invalidBody(faults) : ok({ text, value });
}

export function invalidBody(fields: FieldError[]): Outcome<never> {
  const words = fields.map(({ field, message }) => `${field || 'the body'} ${message}`).join('; ');
  return refuse('invalid_input', `The request is not valid: ${words}.`, { fields });
}

async function readBytes(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length')) > MAX_JSON_BYTES) return null;
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_JSON_BYTES) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
