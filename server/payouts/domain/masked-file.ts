import { maskedAccount } from '@/server/kernel/masked-account';
import type { PayoutFileFormat } from '../schema/files';

/** A bank file as it was written but for the account numbers, ours too: enough is left to tell each by. */
export const maskedFile = (format: PayoutFileFormat, content: string): string =>
  format === 'pain_001'
    ? content.replace(/(?<=<IBAN>)[^<]*(?=<\/IBAN>)/g, (iban) => maskedAccount(iban))
    : content.replace(accountOfEntry, starred);

/** The seventeen characters of an entry detail record that are its account number. */
const accountOfEntry = /(?<=^6.{11}).{17}/gm;

/** In the same columns, or the records would be of another length. */
function starred(field: string): string {
  const number = field.trimEnd();
  const shown = number.slice(-Math.min(4, number.length >> 1));
  return shown.padStart(number.length, '*').padEnd(field.length);
}
