import type { LocalDate } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { childrenOf, readXml, textOf, type XmlElement } from '@/server/kernel/xml/read-xml';
import type { Balance, ParsedStatement } from '../statement';
import { linesOfEntry } from './camt-entry';
import { dayIn, dayOf, FormatFault, signedAmountOf } from './camt-values';

/**
 * Reads the statements of a file: ISO 20022 camt.053.001.02 and .08 (BankToCustomerStatement), and the versions between
 * them, which differ only in where an element stands. Refuses the whole file when a thing in it cannot be read as money or
 * as a day, and says where.
 */
export function parseCamt053(bytes: Uint8Array): Outcome<ParsedStatement[]> {
  const document = readXml(bytes);
  if (!document.ok) return document;
  const { root, message } = document.value;
  const statements = childrenOf(root, 'BkToCstmrStmt', 'Stmt');
  if (statements.length === 0 || (message !== null && !message.startsWith('camt.053.'))) {
    return refuse(
      'invalid_input',
      `The file is ${message ?? 'another message'} without a statement: ask the bank for camt.053, the statement of the day.`,
    );
  }
  try {
    return ok(statements.map((statement, at) => statementOf(statement, at + 1)));
  } catch (error) {
    if (!(error instanceof FormatFault)) throw error;
    const field = { field: error.place, message: error.message };
    return refuse('invalid_input', `The statement cannot be read: ${error.place} ${error.message}.`, {
      fields: [field],
    });
  }
}

function statementOf(statement: XmlElement, number: number): ParsedStatement {
  const place = `statement ${number}`;
  const opening = balanceOf(statement, ['OPBD', 'PRCD'], place);
  const closing = balanceOf(statement, ['CLBD'], place);
  const currency = textOf(statement, 'Acct', 'Ccy') ?? opening?.currency ?? closing?.currency;
  if (!currency) throw new FormatFault(place, 'says no currency: neither its account nor a balance has one');
  return {
    id: textOf(statement, 'Id'),
    account: textOf(statement, 'Acct', 'Id', 'IBAN') ?? textOf(statement, 'Acct', 'Id', 'Othr', 'Id'),
    currency,
    from: periodDay(statement, 'Fr', place),
    to: periodDay(statement, 'To', place),
    opening: opening && { amountMinor: opening.amountMinor, on: opening.on },
    closing: closing && { amountMinor: closing.amountMinor, on: closing.on },
    lines: childrenOf(statement, 'Ntry').flatMap((entry, at) => linesOfEntry(entry, `${place}, entry ${at + 1}`)),
  };
}

/** A first page opens with OPBD; some banks give what the day before closed with (PRCD) instead. */
function balanceOf(statement: XmlElement, codes: string[], place: string): (Balance & { currency: string }) | null {
  for (const code of codes) {
    const balance = childrenOf(statement, 'Bal').find((each) => textOf(each, 'Tp', 'CdOrPrtry', 'Cd') === code);
    if (balance)
      return {
        ...signedAmountOf(balance, `${place}, balance ${code}`),
        on: dayOf(balance, 'Dt', `${place}, balance ${code}`),
      };
  }
  return null;
}

/** Banks write the period with times or with days: `FrDtTm` or `FrDt`. */
function periodDay(statement: XmlElement, end: 'Fr' | 'To', place: string): LocalDate | null {
  const text = textOf(statement, 'FrToDt', `${end}DtTm`) ?? textOf(statement, 'FrToDt', `${end}Dt`);
  return text === null ? null : dayIn(text, `${place}, FrToDt`);
}
