import { type Sending, sendFile } from '@/components/api/send-file';
import type { Import, ImportKind } from '@/server/imports/schema';

export type Upload = Sending<Import>;
export type UploadRequest = { file: File; kind: ImportKind; idempotencyKey: string };

/** Sends a file of merchants or orders, of which nothing is taken in yet. */
export const uploadFile = (
  { file, kind, idempotencyKey }: UploadRequest,
  onProgress: (share: number) => void,
): Upload =>
  sendFile(
    { path: `/imports?${new URLSearchParams({ kind, fileName: file.name, apply: 'false' })}`, file, idempotencyKey },
    onProgress,
  );
