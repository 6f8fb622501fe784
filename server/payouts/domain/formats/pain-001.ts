import { isValidBIC, isValidIBAN } from 'ibantools';
import type { LocalDate } from '@/server/kernel/calendar';
import { formatDecimal } from '@/server/kernel/decimal';
import { type FieldError, type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { element, optional, writeMessage, type XmlPart } from '@/server/kernel/xml/write-xml';
import { epcText, hasLetterOrDigit, referenceProblem } from './epc-text';

/** One end of a transfer. Without a BIC the banks find the bank by the IBAN, as SEPA wants it. */
export type SepaParty = { name: string; iban: string; bic?: string | null };

export type SepaTransfer = {
  /** Ours, at most 35 characters, and unlike any other's in the file: the statement comes back with it. */
  endToEndId: string;
  amountMinor: bigint;
  currency: 'EUR';
  creditor: SepaParty;
  /** What the creditor reads on the statement; cut at 140 characters. */
  remittance: string;
};

export type SepaFile = {
  /** Ours, at most 35 characters; a status report comes back with it. It is the payment's id as well: one a message. */
  messageId: string;
  createdAt: Date;
  initiatingParty: string;
  debtor: SepaParty;
  executionDate: LocalDate;
  /** Whether the bank books the file as one line of the statement, or each transfer as its own. */
  batchBooking: boolean;
  transfers: SepaTransfer[];
};

/** EPC132-08, AT-T002: from 0.01 to 999,999,999.99 euros. */
const largestMinor = 99_999_999_999n;
const nameLength = 70;
const remittanceLength = 140;

/**
 * A SEPA credit transfer as ISO 20022 writes it: pain.001.001.09 in the form of the 2025 rulebook (EPC132-08), for one
 * debtor and one day. Names and remittance are brought into the character set of EPC217-08; references are refused unless
 * they are in it. No address is written: since November 2026 an unstructured one is refused, and SEPA asks for none.
 *
 * Refuses with the field of each fault (`transfers.3.creditor.iban`), and writes nothing rather than a part.
 */
export function writePain001(file: SepaFile): Outcome<Uint8Array> {
  const faults = faultsOf(file);
  if (faults.length > 0) {
    const more = faults.length === 1 ? '' : ` ${faults.length - 1} more like it.`;
    return refuse('invalid_input', `The bank file cannot be written: ${faults[0]?.message}.${more}`, {
      fields: faults,
    });
  }
  const sumMinor = file.transfers.reduce((sum, transfer) => sum + transfer.amountMinor, 0n);
  const totals = [element('NbOfTxs', String(file.transfers.length)), element('CtrlSum', formatDecimal(sumMinor, 2))];
  return ok(
    writeMessage(
      'pain.001.001.09',
      element('CstmrCdtTrfInitn', [
        element('GrpHdr', [
          element('MsgId', file.messageId),
          element('CreDtTm', `${file.createdAt.toISOString().slice(0, 19)}Z`),
          ...totals,
          element('InitgPty', [element('Nm', epcText(file.initiatingParty, nameLength))]),
        ]),
        element('PmtInf', [
          element('PmtInfId', file.messageId),
          element('PmtMtd', 'TRF'),
          element('BtchBookg', String(file.batchBooking)),
          ...totals,
          element('PmtTpInf', [element('SvcLvl', [element('Cd', 'SEPA')])]),
          element('ReqdExctnDt', [element('Dt', file.executionDate)]),
          ...partyParts('Dbtr', file.debtor),
          // The debtor's bank must be named; EPC132-08 gives the word for who leaves that to the IBAN.
          agentPart('DbtrAgt', file.debtor.bic) ??
            element('DbtrAgt', [element('FinInstnId', [element('Othr', [element('Id', 'NOTPROVIDED')])])]),
          element('ChrgBr', 'SLEV'),
          ...file.transfers.map(transferPart),
        ]),
      ]),
    ),
  );
}

const transferPart = (transfer: SepaTransfer): XmlPart => {
  const remittance = optional('Ustrd', epcText(transfer.remittance, remittanceLength));
  return element('CdtTrfTxInf', [
    element('PmtId', [element('EndToEndId', transfer.endToEndId)]),
    element('Amt', [element('InstdAmt', formatDecimal(transfer.amountMinor, 2), { Ccy: transfer.currency })]),
    agentPart('CdtrAgt', transfer.creditor.bic),
    ...partyParts('Cdtr', transfer.creditor),
    remittance && element('RmtInf', [remittance]),
  ]);
};

const partyParts = (role: 'Dbtr' | 'Cdtr', party: SepaParty): XmlPart[] => [
  element(role, [element('Nm', epcText(party.name, nameLength))]),
  element(`${role}Acct`, [element('Id', [element('IBAN', party.iban)])]),
];

const agentPart = (role: 'DbtrAgt' | 'CdtrAgt', bic: string | null | undefined): XmlPart | null =>
  bic ? element(role, [element('FinInstnId', [element('BICFI', bic)])]) : null;

function faultsOf(file: SepaFile): FieldError[] {
  const faults: FieldError[] = [];
  const say = (field: string, problem: string | null, of = '') => {
    if (problem !== null) faults.push({ field, message: `${of}${problem}` });
  };
  const party = (field: string, { name, iban, bic }: SepaParty, of: string) => {
    say(`${field}.name`, nameProblem(name), `${of} name `);
    if (!isValidIBAN(iban)) say(`${field}.iban`, 'is not an IBAN in its electronic form', `${of} account `);
    if (bic && !isValidBIC(bic)) say(`${field}.bic`, 'is not a BIC', `${of} bank `);
  };
  say('messageId', referenceProblem(file.messageId), 'the message’s id ');
  say('initiatingParty', nameProblem(file.initiatingParty), 'the sender’s name ');
  party('debtor', file.debtor, 'the payer’s');
  if (file.transfers.length === 0) say('transfers', 'there is nothing to transfer');
  const seen = new Set<string>();
  for (const [at, transfer] of file.transfers.entries()) {
    const field = `transfers.${at}`;
    const of = `transfer ${transfer.endToEndId}: `;
    say(`${field}.endToEndId`, referenceProblem(transfer.endToEndId), `${of}its reference `);
    if (seen.has(transfer.endToEndId)) say(`${field}.endToEndId`, 'its reference stands twice in the file', of);
    seen.add(transfer.endToEndId);
    if (transfer.currency !== 'EUR') say(`${field}.currency`, 'SEPA transfers are in EUR only', of);
    if (transfer.amountMinor < 1n || transfer.amountMinor > largestMinor) {
      say(`${field}.amountMinor`, 'its amount is not between 0.01 and 999999999.99', of);
    }
    party(`${field}.creditor`, transfer.creditor, `${of}the payee’s`);
  }
  return faults;
}

const nameProblem = (name: string): string | null =>
  hasLetterOrDigit(epcText(name, nameLength))
    ? null
    : 'has no letter that banks can carry: give it as it is written in Latin letters';
