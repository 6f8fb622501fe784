import type { FieldError } from '@/server/kernel/outcome';
import { epcText, hasLetterOrDigit } from './epc-text';
import type { NachaFile, UsAccount } from './nacha';
import { gatherFaults, nameProblem, type Say, sayTransferFaults } from './transfer-faults';

/** Ten digits of cents in an entry, twelve in a control record. */
const largestMinor = 9_999_999_999n;
const largestTotalMinor = 999_999_999_999n;
/** A batch counts its records, addenda among them, in six digits. */
const mostTransfers = 499_999;
const shortestName = 16;

/** What keeps a file from being written as it was meant, field by field. */
export const faultsOfNacha = (file: NachaFile): FieldError[] =>
  gatherFaults((say) => {
    const { destination, origin, company } = file;
    say(
      'fileIdModifier',
      /^[A-Z0-9]$/.test(file.fileIdModifier) ? null : 'the file’s letter is not one of A to Z, 0 to 9',
    );
    say('messageId', plainProblem(file.messageId, 20), 'the message’s id ');
    say('destination.routingNumber', routingProblem(destination.routingNumber), 'the bank’s ');
    say('destination.name', nameProblem(destination.name, shortestName), 'the bank’s name ');
    say('origin.id', plainProblem(origin.id, 10), 'the sender’s id ');
    say('origin.name', nameProblem(origin.name, shortestName), 'the sender’s name ');
    say('company.id', plainProblem(company.id, 10), 'the company’s id ');
    say('company.name', nameProblem(company.name, shortestName), 'the company’s name ');
    say('description', plainProblem(file.description, 10), 'the description ');
    if (file.transfers.length > mostTransfers)
      say('transfers', `there are more than ${mostTransfers} transfers: make two files`);
    const totalMinor = file.transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    if (totalMinor > largestTotalMinor) say('transfers', 'their sum is above 9999999999.99: make two files');
    sayTransferFaults(say, file.transfers, { kind: 'ACH', currency: 'USD', largestMinor }, ({ creditor }, field, of) =>
      sayAccountFaults(say, creditor, field, of),
    );
  });

function sayAccountFaults(say: Say, account: UsAccount, field: string, of: string): void {
  say(`${field}.holderName`, nameProblem(account.holderName, shortestName), `${of}name `);
  say(`${field}.routingNumber`, routingProblem(account.routingNumber), of);
  const isNumber = /^[A-Za-z0-9-]{1,17}$/.test(account.number);
  say(`${field}.number`, isNumber ? null : 'account number is not of 1 to 17 letters and digits', of);
}

/** The American Bankers Association's check digit: the digits weighted 3, 7, 1 sum to a multiple of ten. */
function routingProblem(routingNumber: string): string | null {
  if (!/^\d{9}$/.test(routingNumber)) return 'routing number is not of nine digits';
  const weighted = [...routingNumber].reduce((sum, digit, at) => sum + Number(digit) * ([3, 7, 1][at % 3] ?? 1), 0);
  return weighted % 10 === 0 && weighted > 0 ? null : 'routing number has a slip: its check digit does not fit';
}

const plainProblem = (id: string, length: number): string | null =>
  id.length > length || epcText(id, length) !== id || !hasLetterOrDigit(id)
    ? `is not of 1 to ${length} plain characters`
    : null;
