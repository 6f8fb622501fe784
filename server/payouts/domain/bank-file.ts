import type { LocalDate } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { PayoutFileFormat } from '../schema/files';
import { writeNacha } from './formats/nacha';
import { writePain001 } from './formats/pain-001';
import { type FileReadBack, type ReadTransfer, readBackPain001 } from './formats/read-back';
import { readBackNacha } from './formats/read-back-nacha';
import type { OurAccount } from './house-account';

/** Whom a transfer of a file goes to. */
type Payee = { holderName: string } & (
  | { scheme: 'iban'; iban: string; bic: string | null }
  | { scheme: 'us'; routingNumber: string; accountNumber: string; accountType: 'checking' | 'savings' }
);

export type BankFile = {
  messageId: string;
  createdAt: Date;
  executeOn: LocalDate;
  /** How many files of this currency were written before it today. */
  before: number;
  /** Who we are, by the name that everybody knows us by. */
  sender: string;
  from: OurAccount;
  transfers: { reference: string; amountMinor: bigint; payee: Payee; remittance: string }[];
};

const formats: Record<string, PayoutFileFormat> = { EUR: 'pain_001', USD: 'nacha' };

/** How a bank file of a currency is written; refused for currencies that none is written in. */
export function formatOf(currency: string): Outcome<PayoutFileFormat> {
  const format = Object.hasOwn(formats, currency) ? formats[currency] : undefined;
  if (format) return ok(format);
  const words = `No bank file is written in ${currency}: euros leave in a SEPA file and dollars in an ACH file, others by the bank’s connection alone`;
  return refuse('invalid_input', `${words}.`, { fields: [{ field: 'currency', message: words }] });
}

/** The bytes of the file. Refused with each fault; what would say something else than was meant is a bug, and throws. */
export function writeBankFile(format: PayoutFileFormat, file: BankFile): Outcome<Uint8Array> {
  const written = format === 'pain_001' ? writeSepa(file) : writeAch(file);
  if (!written.ok) return written;
  const read = readBankFile(format, written.value);
  const difference = read.ok ? differenceOf(file, read.value) : read.refusal.message;
  if (difference !== null) throw new Error(`the bank file ${file.messageId} is not what was meant: ${difference}`);
  return written;
}

export const readBankFile = (format: PayoutFileFormat, bytes: Uint8Array): Outcome<FileReadBack> =>
  format === 'pain_001' ? readBackPain001(bytes) : readBackNacha(bytes);

/** Where what was read from the bytes differs from what was to be paid; null: nowhere. */
export function differenceOf(meant: BankFile, read: FileReadBack): string | null {
  const sumMinor = meant.transfers.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  if (read.messageId !== meant.messageId) return `its id is ${read.messageId}`;
  if (read.count !== meant.transfers.length) return `it has ${read.count} transfers, not ${meant.transfers.length}`;
  if (read.controlSumMinor !== sumMinor) return `it pays ${read.controlSumMinor}, not ${sumMinor}`;
  const wrong = meant.transfers.find((transfer, at) => !isSame(transfer, read.transfers[at]));
  return wrong ? `transfer ${wrong.reference} says something else` : null;
}

const isSame = ({ reference, amountMinor, payee }: BankFile['transfers'][number], read: ReadTransfer | undefined) =>
  read?.endToEndId === reference && read.amountMinor === amountMinor && read.account === accountOf(payee);

const accountOf = (payee: Payee): string =>
  payee.scheme === 'iban' ? payee.iban : `${payee.routingNumber}/${payee.accountNumber}`;

function writeSepa({ messageId, createdAt, executeOn, sender, from, transfers }: BankFile): Outcome<Uint8Array> {
  const { holderName, number, bic, town, country } = from;
  return writePain001({
    messageId,
    createdAt,
    initiatingParty: sender,
    debtor: { name: holderName, iban: number, bic, address: town && country ? { town, country } : null },
    executionDate: executeOn,
    batchBooking: true,
    transfers: transfers.map(({ reference, amountMinor, payee, remittance }) => ({
      endToEndId: reference,
      amountMinor,
      currency: 'EUR',
      creditor:
        payee.scheme === 'iban'
          ? { name: payee.holderName, iban: payee.iban, bic: payee.bic }
          : { name: payee.holderName, iban: '' },
      remittance,
    })),
  });
}

function writeAch(file: BankFile): Outcome<Uint8Array> {
  const { messageId, createdAt, executeOn, sender, from, transfers } = file;
  const company = { id: from.companyId ?? '', name: sender };
  return writeNacha({
    createdAt,
    messageId,
    fileIdModifier: modifiers[file.before % modifiers.length] as string,
    destination: { routingNumber: from.routingNumber ?? '', name: from.bankName ?? '' },
    origin: company,
    company,
    description: 'PAYOUT',
    effectiveDate: executeOn,
    transfers: transfers.map(({ reference, amountMinor, payee, remittance }) => ({
      endToEndId: reference,
      amountMinor,
      currency: 'USD',
      entryClass: 'CCD',
      creditor:
        payee.scheme === 'us'
          ? {
              holderName: payee.holderName,
              routingNumber: payee.routingNumber,
              number: payee.accountNumber,
              type: payee.accountType,
            }
          : { holderName: payee.holderName, routingNumber: '', number: '', type: 'checking' },
      remittance,
    })),
  });
}

const modifiers = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
