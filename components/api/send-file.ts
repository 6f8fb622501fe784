/** A file that is sent as the body of a request; the key makes it one request however often it is tried again. */
export type FileRequest = { path: string; file: File; idempotencyKey: string };

export type Sending<Answer> = { done: Promise<Answer>; cancel: () => void };

/** Why a file was not taken, in words for a person. */
export class UploadError extends Error {}

/**
 * Sends a file to a route of the REST API. By XMLHttpRequest, since `fetch` tells nothing of how far an upload has come.
 * `done` is rejected with an `UploadError`.
 */
export function sendFile<Answer>(
  { path, file, idempotencyKey }: FileRequest,
  onProgress: (share: number) => void = () => {},
): Sending<Answer> {
  const request = new XMLHttpRequest();
  const done = new Promise<Answer>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body: unknown = parseJson(request.responseText);
      if (request.status === 202 || request.status === 201) resolve(body as Answer);
      else reject(new UploadError(detailOf(body) ?? `The server refused the file (${request.status}).`));
    };
    request.onerror = () => {
      reject(new UploadError('The connection was lost. Try again: nothing will be taken in twice.'));
    };
    request.onabort = () => reject(new UploadError('The upload was cancelled.'));
    request.open('POST', `/api/v1${path}`);
    request.setRequestHeader('Idempotency-Key', idempotencyKey);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}

/** `crypto.randomUUID` is missing on pages that came without TLS from another machine. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Of RFC 9457 problem details. */
const detailOf = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string'
    ? body.detail
    : undefined;
