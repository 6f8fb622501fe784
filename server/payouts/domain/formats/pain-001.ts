import { isValidBIC, isValidIBAN } from 'ibantools';
import type { LocalDate } from '@/server/kernel/calendar';
import { formatDecimal } from '@/server/kernel/decimal';
import { type FieldError, type Outcome, ok } from '@/server/kernel/outcome';
import { element, optional, writeMessage, type XmlPart } from '@/server/kernel/xml/write-xml';
import { epcText, referenceProblem } from './epc-text';
import { gatherFaults, nameProblem, sayTransferFaults, unwritable } from './transfer-faults';

/** One end of a transfer. Without a BIC the banks find the bank by the IBAN, as SEPA wants it. */
export type SepaParty = { name: string; iban: string; bic?: string | null; address?: SepaAddress | null };

/** The least that a structured address has to say, and all that we write. Countries by ISO 3166. */
export type SepaAddress = { town: string; country: string };

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
const townLength = 35;
const remittanceLength = 140;

/**
 * A SEPA credit transfer as ISO 20022 writes it: pain.001.001.09 in the form of the 2025 rulebook (EPC132-08), for one
 * debtor and one day. Names and remittance are brought into the character set of EPC217-08; references are refused unless
 * they are in it. An address is structured, since banks refuse others from November 2026 on; the payer's must be there once a
 * transfer crosses the border of the European Economic Area, and the payees' is never asked for.
 *
 * Refuses with the field of each fault (`transfers.3.creditor.iban`), and writes nothing rather than a part.
 */
export function writePain001(file: SepaFile): Outcome<Uint8Array> {
  const faults = faultsOf(file);
  if (faults.length > 0) return unwritable(faults);
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
  element(role, [element('Nm', epcText(party.name, nameLength)), party.address ? addressPart(party.address) : null]),
  element(`${role}Acct`, [element('Id', [element('IBAN', party.iban)])]),
];

const addressPart = ({ town, country }: SepaAddress): XmlPart =>
  element('PstlAdr', [element('TwnNm', epcText(town, townLength)), element('Ctry', country)]);

const agentPart = (role: 'DbtrAgt' | 'CdtrAgt', bic: string | null | undefined): XmlPart | null =>
  bic ? element(role, [element('FinInstnId', [element('BICFI', bic)])]) : null;

const faultsOf = (file: SepaFile): FieldError[] =>
  gatherFaults((say) => {
    const party = (field: string, { name, iban, bic, address }: SepaParty, of: string) => {
      say(`${field}.name`, nameProblem(name, nameLength), `${of}name `);
      if (!isValidIBAN(iban)) say(`${field}.iban`, 'is not an IBAN in its electronic form', `${of}account `);
      if (bic && (!isValidBIC(bic) || bic !== bic.toUpperCase())) say(`${field}.bic`, 'is not a BIC', `${of}bank `);
      if (!address) return;
      say(`${field}.address.town`, nameProblem(address.town, townLength), `${of}town `);
      if (!/^[A-Z]{2}$/.test(address.country))
        say(`${field}.address.country`, 'is not a country’s two capital letters', `${of}country `);
    };
    say('messageId', referenceProblem(file.messageId), 'the message’s id ');
    say('initiatingParty', nameProblem(file.initiatingParty, nameLength), 'the sender’s name ');
    party('debtor', file.debtor, 'the payer’s ');
    const isOurs = isOutsideEea(file.debtor.iban);
    const beyond = file.transfers.find(({ creditor }) => isOurs || isOutsideEea(creditor.iban));
    if (beyond && !file.debtor.address)
      say(
        'debtor.address',
        `transfer ${beyond.endToEndId} crosses the border of the European Economic Area, so the payer’s town and country are needed`,
      );
    const takes = { kind: 'SEPA', currency: 'EUR', largestMinor };
    sayTransferFaults(say, file.transfers, takes, ({ creditor }, field, of) => party(field, creditor, of));
  });

const eea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');
const isOutsideEea = (iban: string): boolean => isValidIBAN(iban) && !eea.includes(iban.slice(0, 2));
