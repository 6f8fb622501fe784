import type { ReviewItem } from './reviews';
import type { Attempt, Run } from './runs';

// One story for the documentation: the first of April.
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const at = '2026-04-01T08:00:00.000Z';

export const startedRunExample: Run = {
  id: '7',
  kind: 'on_demand',
  period: '2026-04',
  scope: 'all',
  status: 'running',
  requestedBy: 'key:12',
  requestedAt: at,
  finishedAt: null,
  failureReason: null,
  expected: [{ count: 2, amount: eur(4_356) }],
  outcomes: [],
  done: 0,
  total: 2,
  heldUntil: null,
};

export const runExample: Run = {
  ...startedRunExample,
  status: 'completed',
  finishedAt: '2026-04-01T08:00:04.000Z',
  outcomes: [
    { outcome: 'charged', invoices: 1, sums: [{ count: 1, amount: eur(2_178) }] },
    { outcome: 'no_funds', invoices: 1, sums: [{ count: 1, amount: eur(2_178) }] },
  ],
  done: 2,
};

export const attemptExample: Attempt = {
  id: '31',
  runId: '7',
  invoiceId: '123',
  invoice: 'CH-000123',
  customer: 'cafe-luz',
  customerName: 'Café Luz',
  kind: 'charge',
  number: 1,
  key: 'CH-000123/1',
  provider: 'simulator',
  amount: eur(2_178),
  at,
  outcome: 'no_funds',
  code: 'insufficient_funds',
  words: 'There is not enough money on the account.',
  latencyMs: 48,
};

export const reviewExample: ReviewItem = {
  id: '3',
  customer: 'cafe-luz',
  customerName: 'Café Luz',
  invoiceId: '124',
  invoice: 'CH-000124',
  invoiceStatus: 'failed',
  code: 'currency_mismatch',
  words: 'The invoice is in SEK, and the customer pays in EUR: nothing was sent.',
  next: 'Credit the invoice and write it in the customer’s currency, or correct the customer’s, then retry.',
  foundBy: 'charge',
  foundAt: at,
  resolvedAt: null,
  resolvedBy: null,
  resolution: null,
};
