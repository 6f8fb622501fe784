import { maskedAccount } from '@/server/kernel/masked-account';
import { moneyJson } from '@/server/kernel/money';
import type { Balance, Line, Statement } from '../schema/statements';
import type { PartRow } from '../store/balance';
import type { LineRow } from '../store/lines';
import type { StatementRow } from '../store/statements';

export const presentStatement = (row: StatementRow): Statement => ({
  id: row.id.toString(),
  currency: row.currency,
  account: maskedAccount(row.account),
  format: row.format,
  bankId: row.bank_id,
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  opening: moneyJson(row.opening_minor, row.currency),
  closing: moneyJson(row.closing_minor, row.currency),
  balancesTold: row.balances_told,
  gap: moneyJson(row.gap_minor, row.currency),
  isFirst: row.is_first,
  isOpeningBooked: row.is_opening_booked,
  lines: row.lines,
  knownLines: row.known_lines,
  leftOut: row.left_out,
  moneyIn: moneyJson(row.in_minor, row.currency),
  moneyOut: moneyJson(row.out_minor, row.currency),
  openLines: row.open_lines,
  ledger: moneyJson(row.ledger_minor, row.currency),
  difference: moneyJson(row.ledger_minor - row.bank_minor, row.currency),
  fileName: row.file_name,
  uploadedBy: row.uploaded_by_name,
  uploadedAt: row.uploaded_at.toISOString(),
});

export const presentBalance = (parts: PartRow[], currency: string): Balance => {
  const of = (name: PartRow['part']) => {
    const found = parts.find(({ part }) => part === name);
    return { count: found?.count ?? 0, sum: moneyJson(found?.minor ?? 0n, currency) };
  };
  return {
    openLines: of('openLines'),
    notOnStatement: of('notOnStatement'),
    otherDay: of('otherDay'),
    openings: of('openings'),
    gaps: of('gaps'),
  };
};

export const presentLine = (row: LineRow): Line => ({
  id: row.id.toString(),
  statementId: row.statement_id.toString(),
  place: row.place,
  amount: moneyJson(row.amount_minor, row.currency),
  bookedOn: row.booked_on,
  valueOn: row.value_on,
  bankReference: row.bank_reference,
  endToEndId: row.end_to_end_id,
  batchReference: row.batch_reference,
  parts: row.parts,
  returnReason: row.return_reason,
  counterpartyName: row.counterparty_name,
  counterpartyAccount: row.counterparty_account,
  text: row.text,
  matchId: row.match_id?.toString() ?? null,
});
