import type { IncomingMessage, ServerResponse } from 'node:http';

export type Reply = { status: number; body?: unknown };

export const reply = (status: number, body?: unknown): Reply => ({ status, body });

/** An error in the form the SDK reads (`error`, `status`). */
export const failure = (status: number, error: string): Reply => ({ status, body: { error, status } });

export function write(response: ServerResponse, { status, body }: Reply): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

const LONGEST_BODY_BYTES = 16 * 1024 * 1024;

/** @returns the parsed body, or what is wrong with it */
export async function readJson(request: IncomingMessage): Promise<{ json: unknown } | Reply> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LONGEST_BODY_BYTES) return failure(413, 'The body is larger than 16 MB');
    chunks.push(chunk as Buffer);
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return failure(400, 'The body is not JSON');
  }
}
