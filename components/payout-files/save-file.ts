import type { PayoutFileContent } from '@/server/payouts/schema/files';

/** Hands a file over to the browser, which keeps it among its downloads. */
export function saveFile({ fileName, contentType, content }: PayoutFileContent): void {
  const url = URL.createObjectURL(new Blob([content], { type: contentType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
