import type { Import, ImportKind } from '@/server/imports/schema';

export type Upload = { done: Promise<Import>; cancel: () => void };

/** The key makes it one import however often the same upload is tried again after a lost connection. */
export type UploadRequest = { file: File; kind: ImportKind; idempotencyKey: string };

/** Why an upload did not work, in words for a person. */
export class UploadError extends Error {}

/**
 * Sends a file. By XMLHttpRequest, since `fetch` tells nothing of how far an upload has come.
 * `done` is rejected with an `UploadError`.
 */
export function uploadFile({ file, kind, idempotencyKey }: UploadRequest, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Import>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body: unknown = parseJson(request.responseText);
      if (request.status === 202 || request.status === 201) resolve(body as Import);
      else reject(new UploadError(detailOf(body) ?? `The server refused the file (${request.status}).`));
    };
    request.onerror = () => {
      reject(new UploadError('The connection was lost. Try again: nothing will be taken in twice.'));
    };
    request.onabort = () => reject(new UploadError('The upload was cancelled.'));
    const query = new URLSearchParams({ kind, fileName: file.name, apply: 'false' });
    request.open('POST', `/api/v1/imports?${query}`);
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
