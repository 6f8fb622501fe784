import { lineExample } from './examples';
import type { Match, Workbench } from './matches';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

export const matchExample: Match = {
  id: '31',
  currency: 'EUR',
  rule: 'hand',
  remark: 'The bank kept its charges.',
  amount: eur(-51_950),
  lines: [{ id: '71', statementId: '7', bookedOn: '2026-03-02', amount: eur(-51_950), text: 'Payout 2 March' }],
  entries: [
    {
      kind: 'payment',
      amount: eur(-51_800),
      journalId: '904',
      disbursementId: '123',
      reference: 'CHP-0000000123-01',
      name: 'Harbour Books',
      bookedAs: null,
      settles: false,
    },
    {
      kind: 'booked',
      amount: eur(-150),
      journalId: '905',
      disbursementId: null,
      reference: null,
      name: null,
      bookedAs: 'bank_fees',
      settles: false,
    },
  ],
  madeBy: 'Olga Operator',
  madeAt: '2026-03-03T07:45:00.000Z',
  undone: null,
  mayUndo: true,
};

const { matchId: _, ...line } = lineExample;
export const workbenchExample: Workbench = {
  currency: 'EUR',
  lines: {
    data: [{ ...line, amount: eur(-51_950), kind: 'over', difference: eur(150), with: ['payment:12'] }],
    groups: [{ kind: 'over', count: 1, sum: eur(-51_950) }],
    found: 1,
  },
  entries: {
    data: [
      {
        key: 'payment:12',
        kind: 'over',
        amount: eur(-51_800),
        on: '2026-03-02',
        reference: 'CHP-0000000123-01',
        batchReference: null,
        name: 'Harbour Books',
        disbursementId: '123',
        status: 'under_way',
      },
    ],
    groups: [{ kind: 'over', count: 1, sum: eur(-51_800) }],
    found: 1,
  },
};
