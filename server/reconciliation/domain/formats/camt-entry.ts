import { maskAccountsIn, maskedAccount } from '@/server/kernel/masked-account';
import { childOf, childrenOf, textOf, type XmlElement } from '@/server/kernel/xml/read-xml';
import type { StatementLine } from '../statement';
import { type Amount, amountOf, dayOf, directionOf, FormatFault, signedAmountOf } from './camt-values';

/**
 * The lines of one entry (`Ntry`). An entry of several transactions becomes a line for each, when the bank gives their
 * amounts and these are the entry's; otherwise the entry is one line that names its parts. An entry of one transaction has
 * the entry's amount: that is what moved the balance, whatever was instructed. Entries for information are left out.
 */
export function linesOfEntry(entry: XmlElement, place: string): StatementLine[] {
  // Version .02 writes the code itself, .08 a choice of a code and the bank's own word.
  const code = textOf(entry, 'Sts', 'Cd') ?? textOf(entry, 'Sts');
  if (code === 'INFO') return [];
  const amount = signedAmountOf(entry, place);
  const status = code === 'BOOK' ? 'booked' : 'pending';
  const valueOn = dayOf(entry, 'ValDt', place);
  const bookedOn = dayOf(entry, 'BookgDt', place) ?? (status === 'booked' ? valueOn : null);
  if (status === 'booked' && bookedOn === null) throw new FormatFault(place, 'is booked, and has no booking day');
  const transactions = childrenOf(entry, 'NtryDtls', 'TxDtls');
  const line = (of: XmlElement | undefined, { amountMinor, currency }: Amount, where: string): StatementLine => ({
    place: where,
    amountMinor,
    currency,
    status,
    bookedOn,
    valueOn,
    bankReference: textOf(of, 'Refs', 'AcctSvcrRef') ?? textOf(entry, 'AcctSvcrRef'),
    endToEndId: endToEndIdOf(of),
    batchReference: batchReferenceOf(entry, of),
    parts: [],
    returnReason: returnReasonOf(of),
    counterparty: counterpartyOf(of, amountMinor),
    text: textOfLine(entry, of),
  });

  if (transactions.length <= 1) return [line(transactions[0], amount, place)];
  const amounts = transactions.map((each, at) => transactionAmount(each, entry, `${place}, transaction ${at + 1}`));
  const isTold = amounts.every((each): each is Amount => each !== null && each.currency === amount.currency);
  if (isTold && amounts.reduce((sum, each) => sum + each.amountMinor, 0n) === amount.amountMinor) {
    return transactions.map((each, at) => line(each, amounts[at] as Amount, `${place}, transaction ${at + 1}`));
  }
  const parts = transactions.map((each, at) => ({
    endToEndId: endToEndIdOf(each),
    amountMinor: amounts[at]?.currency === amount.currency ? amounts[at].amountMinor : null,
  }));
  return [{ ...line(undefined, amount, place), batchReference: batchReferenceOf(entry, transactions[0]), parts }];
}

/** Since version .04 a transaction has its own `Amt`; before, it is in the details, booked before instructed. */
function transactionAmount(transaction: XmlElement, entry: XmlElement, place: string): Amount | null {
  const direction = directionOf(childOf(transaction, 'CdtDbtInd') ? transaction : entry, place);
  const holder = [
    transaction,
    childOf(transaction, 'AmtDtls', 'TxAmt'),
    childOf(transaction, 'AmtDtls', 'InstdAmt'),
  ].find((each) => childOf(each, 'Amt'));
  if (!holder) return null;
  const { amountMinor, currency } = amountOf(holder, place);
  return { amountMinor: direction === 'CRDT' ? amountMinor : -amountMinor, currency };
}

/** EPC132-08: NOTPROVIDED stands where the sender gave no reference. */
function endToEndIdOf(transaction: XmlElement | undefined): string | null {
  const id = textOf(transaction, 'Refs', 'EndToEndId');
  return id === 'NOTPROVIDED' ? null : id;
}

const batchReferenceOf = (entry: XmlElement, transaction: XmlElement | undefined): string | null =>
  textOf(entry, 'NtryDtls', 'Btch', 'PmtInfId') ??
  textOf(entry, 'NtryDtls', 'Btch', 'MsgId') ??
  textOf(transaction, 'Refs', 'PmtInfId') ??
  textOf(transaction, 'Refs', 'MsgId');

function returnReasonOf(transaction: XmlElement | undefined): string | null {
  const information = childOf(transaction, 'RtrInf');
  if (!information) return null;
  return textOf(information, 'Rsn', 'Cd') ?? textOf(information, 'Rsn', 'Prtry') ?? '';
}

/** Who is at the other end: the creditor of what we sent, also when it comes back, and else the debtor. */
function counterpartyOf(transaction: XmlElement | undefined, amountMinor: bigint): StatementLine['counterparty'] {
  const parties = childOf(transaction, 'RltdPties');
  const role = amountMinor < 0n || returnReasonOf(transaction) !== null ? 'Cdtr' : 'Dbtr';
  const account = childOf(parties, `${role}Acct`, 'Id');
  return {
    name: textOf(parties, role, 'Nm') ?? textOf(parties, role, 'Pty', 'Nm'),
    maskedAccount: maskedAccount(textOf(account, 'IBAN') ?? textOf(account, 'Othr', 'Id')),
  };
}

function textOfLine(entry: XmlElement, transaction: XmlElement | undefined): string {
  const remittance = childOf(transaction, 'RmtInf');
  const written = [
    ...childrenOf(remittance, 'Ustrd').map((each) => textOf(each)),
    ...childrenOf(remittance, 'Strd', 'CdtrRefInf', 'Ref').map((each) => textOf(each)),
    ...childrenOf(transaction, 'RtrInf', 'AddtlInf').map((each) => textOf(each)),
    textOf(transaction, 'AddtlTxInf'),
    textOf(entry, 'AddtlNtryInf'),
  ];
  return maskAccountsIn(written.filter((each) => each !== null).join(' '));
}
