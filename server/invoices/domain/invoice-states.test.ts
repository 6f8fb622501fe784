import { expect, test } from 'vitest';
import { invoiceStatuses } from '../schema/states';
import { afterMove, type InvoiceMove, invoiceMoves } from './invoice-states';

// The state machine of the design, as the moves that it allows between two states.
const allowed = [
  'draft → open',
  'draft → void',
  // Of credit notes alone.
  'draft → paid',
  'open → processing',
  'open → void',
  'open → overdue',
  'open → paid',
  'processing → paid',
  'processing → open',
  'processing → failed',
  'processing → unknown',
  'unknown → paid',
  'unknown → open',
  'unknown → failed',
  // Asked about once more; sent again under its own key.
  'unknown → unknown',
  'unknown → processing',
  'failed → open',
  'failed → overdue',
  'failed → paid',
  // Credited in full.
  'failed → void',
  'overdue → open',
  'overdue → uncollectible',
  'overdue → paid',
  'overdue → void',
  'uncollectible → paid',
];

test('no move but these leads from one state to another', () => {
  const found = (Object.keys(invoiceMoves) as InvoiceMove[]).flatMap((move) =>
    invoiceStatuses.flatMap((from) => {
      const to = afterMove(from, move);
      return to === null ? [] : [`${from} → ${to}`];
    }),
  );
  expect(new Set(found)).toEqual(new Set(allowed));
});

test.each(['paid', 'void'] as const)('%s is the end', (status) => {
  for (const move of Object.keys(invoiceMoves) as InvoiceMove[]) expect(afterMove(status, move)).toBeNull();
});
