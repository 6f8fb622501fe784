import type { FieldError } from '@/server/kernel/outcome';
import { epcText, hasLetterOrDigit, referenceProblem } from './epc-text';
import type { NachaFile, UsAccount } from './nacha';

/** Ten digits of cents in an entry, twelve in a control record. */
const largestEntryMinor = 9_999_999_999n;
const largestTotalMinor = 999_999_999_999n;
/** A batch counts its records, addenda among them, in six digits. */
const mostTransfers = 499_999;

/** What keeps a file from being written as it was meant, field by field. */
export function faultsOfNacha(file: NachaFile): FieldError[] {
  const faults: FieldError[] = [];
  const say = (field: string, problem: string | null, of = '') => {
    if (problem !== null) faults.push({ field, message: `${of}${problem}` });
  };
  const { destination, origin, company } = file;
  say(
    'fileIdModifier',
    /^[A-Z0-9]$/.test(file.fileIdModifier) ? null : 'the file’s letter is not one of A to Z, 0 to 9',
  );
  say('destination.routingNumber', routingProblem(destination.routingNumber), 'the bank’s ');
  say('destination.name', nameProblem(destination.name), 'the bank’s name ');
  say('origin.id', idProblem(origin.id), 'the sender’s id ');
  say('origin.name', nameProblem(origin.name), 'the sender’s name ');
  say('company.id', idProblem(company.id), 'the company’s id ');
  say('company.name', nameProblem(company.name), 'the company’s name ');
  say('description', idProblem(file.description), 'the description ');
  if (file.transfers.length === 0) say('transfers', 'there is nothing to transfer');
  if (file.transfers.length > mostTransfers)
    say('transfers', `there are more than ${mostTransfers} transfers: make two files`);
  const totalMinor = file.transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (totalMinor > largestTotalMinor) say('transfers', 'their sum is above 9999999999.99: make two files');
  const seen = new Set<string>();
  for (const [at, transfer] of file.transfers.entries()) {
    const field = `transfers.${at}`;
    const of = `transfer ${transfer.endToEndId}: `;
    say(`${field}.endToEndId`, referenceProblem(transfer.endToEndId), `${of}its reference `);
    if (seen.has(transfer.endToEndId)) say(`${field}.endToEndId`, 'its reference stands twice in the file', of);
    seen.add(transfer.endToEndId);
    if (transfer.currency !== 'USD') say(`${field}.currency`, 'ACH transfers are in USD only', of);
    if (transfer.amountMinor < 1n || transfer.amountMinor > largestEntryMinor) {
      say(`${field}.amountMinor`, 'its amount is not between 0.01 and 99999999.99', of);
    }
    accountFaults(transfer.creditor, (name, problem) => say(`${field}.creditor.${name}`, problem, `${of}the payee’s `));
  }
  return faults;
}

function accountFaults(account: UsAccount, say: (name: string, problem: string | null) => void): void {
  const name = nameProblem(account.holderName);
  say('holderName', name && `name ${name}`);
  say('routingNumber', routingProblem(account.routingNumber));
  say(
    'number',
    /^[A-Za-z0-9-]{1,17}$/.test(account.number) ? null : 'account number is not of 1 to 17 letters and digits',
  );
}

/** The American Bankers Association's check digit: the digits weighted 3, 7, 1 sum to a multiple of ten. */
function routingProblem(routingNumber: string): string | null {
  if (!/^\d{9}$/.test(routingNumber)) return 'routing number is not of nine digits';
  const weighted = [...routingNumber].reduce((sum, digit, at) => sum + Number(digit) * ([3, 7, 1][at % 3] ?? 1), 0);
  return weighted % 10 === 0 && weighted > 0 ? null : 'routing number has a slip: its check digit does not fit';
}

const idProblem = (id: string): string | null =>
  id.length > 10 || epcText(id, 10) !== id || !hasLetterOrDigit(id) ? 'is not of 1 to 10 plain characters' : null;

const nameProblem = (name: string): string | null =>
  hasLetterOrDigit(epcText(name, 16)) ? null : 'has no letter that banks can carry: give it in Latin letters';
