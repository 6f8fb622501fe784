import type { Line, Statement, StatementDetail } from './statements';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const none = { count: 0, sum: eur(0) };

export const statementExample: Statement = {
  id: '7',
  currency: 'EUR',
  account: 'DE•• •••• •••• 3000',
  format: 'camt_053',
  bankId: '2026-03-02/1',
  opensOn: '2026-03-02',
  closesOn: '2026-03-02',
  opening: eur(10_000_000),
  closing: eur(9_751_800),
  balancesTold: true,
  gap: eur(0),
  isFirst: true,
  isOpeningBooked: true,
  lines: 3,
  knownLines: 0,
  leftOut: 0,
  moneyIn: eur(51_800),
  moneyOut: eur(-300_000),
  openLines: 0,
  ledger: eur(9_751_800),
  difference: eur(0),
  fileName: 'statement.xml',
  uploadedBy: 'Olga Operator',
  uploadedAt: '2026-03-03T07:40:00.000Z',
};

export const statementDetailExample: StatementDetail = {
  ...statementExample,
  balance: { openLines: none, notOnStatement: none, otherDay: none, openings: none, gaps: none },
};

export const lineExample: Line = {
  id: '71',
  statementId: '7',
  place: 'statement 1, entry 1',
  amount: eur(-51_800),
  bookedOn: '2026-03-02',
  valueOn: '2026-03-02',
  bankReference: 'B-000031',
  endToEndId: 'CHP-0000000123-01',
  batchReference: null,
  parts: [],
  returnReason: null,
  counterpartyName: 'Harbour Books SL',
  counterpartyAccount: 'ES•• •••• •••• 1332',
  text: 'Payout 2 March',
  matchId: '31',
};
