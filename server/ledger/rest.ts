import { z } from 'zod';
import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  type Account,
  accountIdInput,
  accountPage,
  accountShape,
  accountTotalsShape,
  journalIdInput,
  journalShape,
  listAccountsInput,
  listPostingsInput,
  type Posting,
  postingPage,
} from './schema';
import { getAccount } from './use-cases/get-account';
import { getJournal } from './use-cases/get-journal';
import { getTotals } from './use-cases/get-totals';
import { listAccounts } from './use-cases/list-accounts';
import { listPostings } from './use-cases/list-postings';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const pending: Account = {
  id: '17',
  code: 'merchant_payable',
  says: 'Owed to merchants, not due yet',
  kind: 'liability',
  merchantReference: 'harbour-books',
  merchantName: 'Harbour Books',
  balance: eur(-2_375),
  version: 1,
};
const line = (accountId: string, accountCode: Posting['accountCode'], amount: number): Posting => ({
  accountId,
  accountCode,
  merchantReference: 'harbour-books',
  version: 1,
  amount: eur(amount),
  balanceAfter: eur(amount),
  effectiveOn: '2026-03-04',
  postedAt: '2026-03-04T09:00:00.000Z',
  journalId: '4711',
  journalCode: 'payment_captured',
  cause: { kind: 'payment', id: '88' },
});

export const ledgerRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/ledger/totals',
    access: 'ledger:read',
    summary: 'Get the trial balance',
    description:
      'What all accounts of each kind have together, per currency. Debits are positive, credits negative: of each currency the sum is nothing.',
    input: z.strictObject({}),
    output: accountTotalsShape,
    status: 200,
    refusals: [],
    example: {
      input: {},
      output: {
        totals: [
          { code: 'fee_revenue', says: 'Fees earned', accounts: 1, balance: eur(-125) },
          { code: 'merchant_payable', says: pending.says, accounts: 1, balance: eur(-2_375) },
          {
            code: 'provider_receivable',
            says: 'Owed to us by the payment provider',
            accounts: 1,
            balance: eur(2_500),
          },
        ],
      },
    },
    handle: async (actor) => mapOutcome(await getTotals(actor), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/ledger/accounts',
    access: 'ledger:read',
    summary: 'List accounts',
    description:
      'The accounts of the ledger with their balances, in the order in which they were made, a page at a time.',
    input: listAccountsInput,
    output: accountPage,
    status: 200,
    refusals: [],
    example: { input: { merchant: 'harbour-books', limit: 1 }, output: { data: [pending], nextCursor: 'IjE3Ig' } },
    handle: async (actor, input) => mapOutcome(await listAccounts(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/ledger/accounts/{id}',
    access: 'ledger:read',
    summary: 'Get an account',
    description: 'One account with its balance.',
    input: accountIdInput,
    output: accountShape,
    status: 200,
    refusals: ['not_found'],
    example: { input: { id: '17' }, output: pending },
    handle: async (actor, { id }) => mapOutcome(await getAccount(actor, id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/ledger/accounts/{id}/postings',
    access: 'ledger:read',
    summary: 'List the postings of an account',
    description: 'What was posted to an account, the latest first, each with the version and balance after it.',
    input: listPostingsInput,
    output: postingPage,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { id: '17', limit: 10 },
      output: { data: [line('17', 'merchant_payable', -2_375)], nextCursor: null },
    },
    handle: async (actor, input) => mapOutcome(await listPostings(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/ledger/journals/{id}',
    access: 'ledger:read',
    summary: 'Get a journal',
    description: 'One balanced transaction with its lines, why it was posted, and what caused it by its own id.',
    input: journalIdInput,
    output: journalShape,
    status: 200,
    refusals: ['not_found'],
    example: {
      input: { id: '4711' },
      output: {
        id: '4711',
        code: 'payment_captured',
        cause: { kind: 'payment', id: '88' },
        effectiveOn: '2026-03-04',
        postedAt: '2026-03-04T09:00:00.000Z',
        lines: [
          line('16', 'provider_receivable', 2_500),
          line('17', 'merchant_payable', -2_375),
          line('18', 'fee_revenue', -125),
        ],
      },
    },
    handle: async (actor, { id }) => mapOutcome(await getJournal(actor, id), (body) => ({ status: 200, body })),
  }),
];
