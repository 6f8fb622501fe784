import type { LocalDate } from '@/server/kernel/calendar';
import { type CurrencyCode, exponentOf } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';
import { element, optional, writeMessage, type XmlPart } from '@/server/kernel/xml/write-xml';

export type WrittenTransaction = {
  endToEndId: string | null;
  /** Above zero comes in, below zero goes out; an entry's transactions go all one way. */
  amountMinor: bigint;
  counterparty?: { name: string; account: string };
  remittance?: string;
  /** Set for what comes back: an external code such as `AC04`. */
  returnReason?: string;
};

export type WrittenEntry = {
  amountMinor: bigint;
  bookedOn: LocalDate;
  valueOn: LocalDate;
  status: 'BOOK' | 'PDNG';
  /** At most 35 characters. */
  bankReference: string;
  /** The id of the file, for a file that is booked as one. */
  batchReference?: string;
  transactions: WrittenTransaction[];
  text?: string;
};

export type WrittenStatement = {
  messageId: string;
  createdAt: Date;
  id: string;
  account: string;
  currency: CurrencyCode;
  from: LocalDate;
  to: LocalDate;
  openingMinor: bigint;
  entries: WrittenEntry[];
};

/** A statement (ISO 20022 camt.053.001.08), as the simulated bank gives it. It closes with what its entries lead to. */
export function writeCamt053(statement: WrittenStatement): Uint8Array {
  const { currency, openingMinor, from, to } = statement;
  const booked = statement.entries.filter(({ status }) => status === 'BOOK');
  const closingMinor = booked.reduce((sum, { amountMinor }) => sum + amountMinor, openingMinor);
  const createdAt = element('CreDtTm', `${statement.createdAt.toISOString().slice(0, 19)}Z`);
  return writeMessage(
    'camt.053.001.08',
    element('BkToCstmrStmt', [
      element('GrpHdr', [element('MsgId', statement.messageId), createdAt]),
      element('Stmt', [
        element('Id', statement.id),
        createdAt,
        element('FrToDt', [element('FrDtTm', `${from}T00:00:00`), element('ToDtTm', `${to}T23:59:59`)]),
        element('Acct', [accountPart(statement.account), element('Ccy', currency)]),
        balancePart('OPBD', openingMinor, currency, from),
        balancePart('CLBD', closingMinor, currency, to),
        ...statement.entries.map((entry) => entryPart(entry, currency)),
      ]),
    ]),
  );
}

const balancePart = (code: string, amountMinor: bigint, currency: CurrencyCode, on: LocalDate): XmlPart =>
  element('Bal', [
    element('Tp', [element('CdOrPrtry', [element('Cd', code)])]),
    ...amountParts(amountMinor, currency),
    element('Dt', [element('Dt', on)]),
  ]);

const entryPart = (entry: WrittenEntry, currency: CurrencyCode): XmlPart =>
  element('Ntry', [
    ...amountParts(entry.amountMinor, currency),
    element('Sts', [element('Cd', entry.status)]),
    element('BookgDt', [element('Dt', entry.bookedOn)]),
    element('ValDt', [element('Dt', entry.valueOn)]),
    element('AcctSvcrRef', entry.bankReference),
    bankCode(entry),
    entry.transactions.length === 0 && !entry.batchReference
      ? null
      : element('NtryDtls', [
          entry.batchReference
            ? element('Btch', [
                element('PmtInfId', entry.batchReference),
                element('NbOfTxs', String(entry.transactions.length)),
              ])
            : null,
          ...entry.transactions.map((transaction) => transactionPart(transaction, entry, currency)),
        ]),
    optional('AddtlNtryInf', entry.text),
  ]);

function transactionPart(transaction: WrittenTransaction, entry: WrittenEntry, currency: CurrencyCode): XmlPart {
  const { counterparty, returnReason, amountMinor } = transaction;
  const isCreditor = amountMinor < 0n || returnReason !== undefined;
  const [role, account] = isCreditor ? ['Cdtr', 'CdtrAcct'] : ['Dbtr', 'DbtrAcct'];
  return element('TxDtls', [
    element('Refs', [
      element('AcctSvcrRef', entry.bankReference),
      element('EndToEndId', transaction.endToEndId ?? 'NOTPROVIDED'),
    ]),
    ...amountParts(amountMinor, currency),
    counterparty
      ? element('RltdPties', [
          element(role, [element('Pty', [element('Nm', counterparty.name)])]),
          element(account, [accountPart(counterparty.account)]),
        ])
      : null,
    transaction.remittance ? element('RmtInf', [element('Ustrd', transaction.remittance)]) : null,
    returnReason ? element('RtrInf', [element('Rsn', [element('Cd', returnReason)])]) : null,
  ]);
}

/** The bank transaction codes of ISO 20022: a credit transfer of SEPA that was issued or received, or one returned. */
const bankCode = (entry: WrittenEntry): XmlPart => {
  const isReturn = entry.transactions.some(({ returnReason }) => returnReason !== undefined);
  const family = entry.amountMinor < 0n || isReturn ? 'ICDT' : 'RCDT';
  return element('BkTxCd', [
    element('Domn', [
      element('Cd', 'PMNT'),
      element('Fmly', [element('Cd', family), element('SubFmlyCd', isReturn ? 'RRTN' : 'ESCT')]),
    ]),
  ]);
};

const amountParts = (amountMinor: bigint, currency: CurrencyCode): XmlPart[] => [
  element('Amt', formatDecimal(amountMinor < 0n ? -amountMinor : amountMinor, exponentOf(currency)), { Ccy: currency }),
  element('CdtDbtInd', amountMinor < 0n ? 'DBIT' : 'CRDT'),
];

const accountPart = (account: string): XmlPart =>
  element('Id', [
    /^[A-Z]{2}\d\d[A-Za-z0-9]+$/.test(account) ? element('IBAN', account) : element('Othr', [element('Id', account)]),
  ]);
