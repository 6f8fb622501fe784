import { formatDecimal } from '@/server/kernel/decimal';
import { type FieldError, type Refused, refuse } from '@/server/kernel/outcome';
import { epcText, hasLetterOrDigit, referenceProblem } from './epc-text';

/** Notes a fault of a field, where there is one; `of` says whose it is. */
export type Say = (field: string, problem: string | null, of?: string) => void;

type AnyTransfer = { endToEndId: string; amountMinor: bigint; currency: string };
/** What a format takes: transfers of its kind, in its currency, up to an amount. */
type Takes = { kind: string; currency: string; largestMinor: bigint };

/** What keeps a file from being written as it was meant, field by field. */
export function gatherFaults(look: (say: Say) => void): FieldError[] {
  const faults: FieldError[] = [];
  look((field, problem, of = '') => {
    if (problem !== null) faults.push({ field, message: `${of}${problem}` });
  });
  return faults;
}

/** What any format asks of transfers; what it asks of their payees besides, `payee` says. */
export function sayTransferFaults<Transfer extends AnyTransfer>(
  say: Say,
  transfers: readonly Transfer[],
  { kind, currency, largestMinor }: Takes,
  payee: (transfer: Transfer, field: string, of: string) => void,
): void {
  if (transfers.length === 0) say('transfers', 'there is nothing to transfer');
  const seen = new Set<string>();
  for (const [at, transfer] of transfers.entries()) {
    const { endToEndId, amountMinor } = transfer;
    const field = `transfers.${at}`;
    const of = `transfer ${endToEndId}: `;
    say(`${field}.endToEndId`, referenceProblem(endToEndId), `${of}its reference `);
    if (seen.has(endToEndId)) say(`${field}.endToEndId`, 'its reference stands twice in the file', of);
    seen.add(endToEndId);
    if (transfer.currency !== currency) say(`${field}.currency`, `${kind} transfers are in ${currency} only`, of);
    if (amountMinor < 1n || amountMinor > largestMinor)
      say(`${field}.amountMinor`, `its amount is not between 0.01 and ${formatDecimal(largestMinor, 2)}`, of);
    payee(transfer, `${field}.creditor`, `${of}the payee’s `);
  }
}

/** What is wrong with a name that is cut at so many characters. */
export const nameProblem = (name: string, length: number): string | null =>
  hasLetterOrDigit(epcText(name, length))
    ? null
    : 'has no letter that banks can carry: give it as it is written in Latin letters';

/** Nothing is written rather than a part. */
export function unwritable(faults: FieldError[]): Refused {
  const more = faults.length === 1 ? '' : ` ${faults.length - 1} more like it.`;
  return refuse('invalid_input', `The bank file cannot be written: ${faults[0]?.message}.${more}`, { fields: faults });
}
