import type { LocalDate } from '@/server/kernel/calendar';
import { type Outcome, ok } from '@/server/kernel/outcome';
import { epcText, hasLetterOrDigit } from './epc-text';
import { faultsOfNacha } from './nacha-faults';
import { unwritable } from './transfer-faults';

export type UsAccount = {
  holderName: string;
  /** Nine digits, the last a check digit. */
  routingNumber: string;
  number: string;
  type: 'checking' | 'savings';
};

export type NachaTransfer = {
  /** Ours, at most 35 characters. Longer than 15 it needs an addenda record, which most banks charge for. */
  endToEndId: string;
  amountMinor: bigint;
  currency: 'USD';
  /** CCD is for companies, PPD for persons. */
  entryClass: 'CCD' | 'PPD';
  creditor: UsAccount;
  /** What the creditor may read; empty to leave it out. */
  remittance: string;
};

export type NachaFile = {
  createdAt: Date;
  /** Ours, at most 20 characters. The format has no place of its own for it: it stands in each batch's discretionary data. */
  messageId: string;
  /** Which of the day's files this is, `A` to `Z` and `0` to `9`: a bank refuses the same letter twice as a duplicate. */
  fileIdModifier: string;
  /** The bank that the file is given to. */
  destination: { routingNumber: string; name: string };
  /** Who gives it, by the id of at most ten characters that the bank assigned. */
  origin: { id: string; name: string };
  company: { id: string; name: string };
  /** At most ten characters, shown on the payee's statement. */
  description: string;
  effectiveDate: LocalDate;
  transfers: NachaTransfer[];
};

export const recordLength = 94;
/** Records are counted in blocks of ten; the last is filled up with nines. */
export const recordsPerBlock = 10;

/**
 * A file of ACH credits by the Nacha Operating Rules (Appendix Three, record formats): records of 94 characters, one batch
 * for each entry class, totals and hash in the control records. The file holds credits only (service class 220); who wants
 * the money taken from the company's account by an entry of the same file must agree that with the bank.
 *
 * Refuses with the field of each fault, and writes nothing rather than a part.
 */
export function writeNacha(file: NachaFile): Outcome<Uint8Array> {
  const faults = faultsOfNacha(file);
  if (faults.length > 0) return unwritable(faults);
  const batches: Totals[] = [];
  const records = [fileHeader(file)];
  let sequence = 0;
  for (const entryClass of ['CCD', 'PPD'] as const) {
    const transfers = file.transfers.filter((transfer) => transfer.entryClass === entryClass);
    if (transfers.length === 0) continue;
    const number = batches.length + 1;
    const entries = transfers.flatMap((transfer) => {
      sequence += 1;
      return entryRecords(transfer, file, sequence);
    });
    const totals = totalsOf(transfers, entries.length);
    records.push(batchHeader(file, entryClass, number), ...entries, batchControl(file, totals, number));
    batches.push(totals);
  }
  const blocks = Math.ceil((records.length + 1) / recordsPerBlock);
  records.push(fileControl(batches, blocks));
  while (records.length < blocks * recordsPerBlock) records.push('9'.repeat(recordLength));
  return ok(new TextEncoder().encode(`${records.join('\n')}\n`));
}

/** What follows the reference in an addenda record: the segments TRN (our reference) and NTE (words) of ANSI X12. */
export function paymentInformation({ endToEndId, remittance }: NachaTransfer): string | null {
  const words = epcText(remittance, 80);
  if (endToEndId.length <= individualIdLength && !hasLetterOrDigit(words)) return null;
  const reference = `TRN*1*${endToEndId}\\`;
  const room = 80 - reference.length - 'NTE*PMT*\\'.length;
  return hasLetterOrDigit(words) ? `${reference}NTE*PMT*${words.slice(0, room).trimEnd()}\\` : reference;
}

const individualIdLength = 15;

type Totals = { records: number; hash: bigint; creditMinor: bigint };

const totalsOf = (transfers: NachaTransfer[], records: number): Totals => ({
  records,
  hash: transfers.reduce((sum, { creditor }) => sum + BigInt(creditor.routingNumber.slice(0, 8)), 0n),
  creditMinor: transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
});

/** The hash keeps its last ten digits. */
const hashDigits = (hash: bigint): string => numeric(hash % 10_000_000_000n, 10);

const fileHeader = (file: NachaFile): string =>
  [
    '101',
    ` ${file.destination.routingNumber}`,
    file.origin.id.padStart(10),
    sixDigits(file.createdAt.toISOString().slice(0, 10)),
    file.createdAt.toISOString().slice(11, 16).replace(':', ''),
    file.fileIdModifier,
    '094101',
    alpha(file.destination.name, 23),
    alpha(file.origin.name, 23),
    alpha('', 8),
  ].join('');

const batchHeader = (file: NachaFile, entryClass: string, number: number): string =>
  [
    '5220',
    alpha(file.company.name, 16),
    alpha(file.messageId, 20),
    alpha(file.company.id, 10),
    entryClass,
    alpha(file.description, 10),
    alpha('', 6),
    sixDigits(file.effectiveDate),
    // The settlement date is the ACH operator's to fill in; 1 says that a bank under these rules originates.
    '   1',
    originator(file),
    numeric(number, 7),
  ].join('');

function entryRecords(transfer: NachaTransfer, file: NachaFile, sequence: number): string[] {
  const { creditor, amountMinor, endToEndId } = transfer;
  const information = paymentInformation(transfer);
  const entry = [
    '6',
    creditor.type === 'checking' ? '22' : '32',
    creditor.routingNumber,
    alpha(creditor.number, 17),
    numeric(amountMinor, 10),
    // The end of a longer reference is what tells it from others; the whole of it follows in the addenda.
    alpha(endToEndId.slice(-individualIdLength), individualIdLength),
    alpha(creditor.holderName, 22),
    '  ',
    information === null ? '0' : '1',
    originator(file),
    numeric(sequence, 7),
  ].join('');
  return information === null ? [entry] : [entry, `705${information.padEnd(80)}0001${numeric(sequence, 7)}`];
}

const batchControl = (file: NachaFile, totals: Totals, number: number): string =>
  [
    '8220',
    numeric(totals.records, 6),
    hashDigits(totals.hash),
    numeric(0, 12),
    numeric(totals.creditMinor, 12),
    alpha(file.company.id, 10),
    alpha('', 25),
    originator(file),
    numeric(number, 7),
  ].join('');

function fileControl(batches: Totals[], blocks: number): string {
  const sum = (of: (totals: Totals) => bigint) => batches.reduce((total, batch) => total + of(batch), 0n);
  return [
    '9',
    numeric(batches.length, 6),
    numeric(blocks, 6),
    numeric(
      sum(({ records }) => BigInt(records)),
      8,
    ),
    hashDigits(sum(({ hash }) => hash)),
    numeric(0, 12),
    numeric(
      sum(({ creditMinor }) => creditMinor),
      12,
    ),
    alpha('', 39),
  ].join('');
}

/** The originating bank by its routing number without the check digit. */
const originator = (file: NachaFile): string => file.destination.routingNumber.slice(0, 8);
const sixDigits = (date: string): string => date.replaceAll('-', '').slice(2);
const alpha = (text: string, width: number): string => epcText(text, width).padEnd(width);
const numeric = (value: bigint | number, width: number): string => String(value).padStart(width, '0');
