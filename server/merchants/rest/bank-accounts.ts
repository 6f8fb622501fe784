import { z } from 'zod';
import { type RestRoute, restRoute } from '@/server/api/rest-route';
import { mapOutcome } from '@/server/kernel/outcome';
import {
  bankAccountIdInput,
  bankAccountPage,
  bankAccountShape,
  changePayoutSettingInput,
  decideBankAccountInput,
  listBankAccountsInput,
  listWaitingInput,
  payoutSettingsShape,
  proposeBankAccountInput,
  rejectBankAccountInput,
  waitingPage,
} from '../schema/bank-accounts';
import { bankAccountExample, waitingExample } from '../schema/examples';
import { confirmBankAccount, rejectBankAccount, withdrawBankAccount } from '../use-cases/bank-accounts/decide-account';
import { listBankAccounts, listWaitingAccounts } from '../use-cases/bank-accounts/list-accounts';
import { changePayoutSetting, getPayoutSettings } from '../use-cases/bank-accounts/payout-settings';
import { proposeBankAccount } from '../use-cases/bank-accounts/propose-account';

const reference = 'harbour-books';
const byPeople = 'No key can do this: two people stand for where money goes.';
const setting = { coolingOffHours: 72, madeBy: 'system', madeAt: '2026-01-01T00:00:00.000Z', why: null };

export const bankAccountRoutes: RestRoute[] = [
  restRoute({
    method: 'get',
    path: '/merchants/{reference}/bank-accounts',
    access: 'bank-accounts:read',
    summary: 'List a merchant’s bank accounts',
    description:
      'Where the merchant is paid, was paid and would be paid: every version, the newest first. Numbers are masked for ' +
      'everybody.',
    input: listBankAccountsInput,
    output: bankAccountPage,
    status: 200,
    refusals: ['not_found'],
    example: { input: { reference, limit: 10 }, output: { data: [bankAccountExample], nextCursor: null } },
    handle: async (actor, input) => mapOutcome(await listBankAccounts(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/merchants/{reference}/bank-accounts',
    access: 'bank-accounts:propose',
    summary: 'Propose a bank account',
    description:
      'Proposes where the merchant is paid from now on. It counts once a second person confirms it. The merchant’s ' +
      `address and owners are told by mail. ${byPeople}`,
    input: proposeBankAccountInput,
    output: bankAccountShape,
    status: 201,
    refusals: ['not_found', 'conflict'],
    example: {
      input: {
        reference,
        holderName: 'Harbour Books SL',
        account: { scheme: 'iban', iban: 'ES91 2100 0418 4502 0005 1332' },
        reason: 'We changed our bank.',
      },
      output: waitingExample,
    },
    handle: async (actor, input) =>
      mapOutcome(await proposeBankAccount(actor, input), (body) => ({ status: 201, body })),
  }),
  restRoute({
    method: 'get',
    path: '/bank-accounts/waiting',
    access: 'bank-accounts:read',
    summary: 'List bank accounts that wait',
    description: 'What waits for a second person, beside what it would replace; the longest first.',
    input: listWaitingInput,
    output: waitingPage,
    status: 200,
    refusals: [],
    example: {
      input: { limit: 10 },
      output: { data: [{ proposed: waitingExample, current: null }], nextCursor: null },
    },
    handle: async (actor, input) =>
      mapOutcome(await listWaitingAccounts(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/bank-accounts/{id}/confirm',
    access: 'bank-accounts:confirm',
    summary: 'Confirm a bank account',
    description:
      'The second person’s yes, never of who proposed it, with a second factor shown just now. The first account of a ' +
      `merchant is paid to at once, a changed one from \`payableFrom\` on. ${byPeople}`,
    input: decideBankAccountInput,
    output: bankAccountShape,
    status: 200,
    refusals: ['not_found', 'conflict', 'fresh_code_required'],
    example: { input: { id: '41', words: 'Called them back.' }, output: bankAccountExample },
    handle: async (actor, input) =>
      mapOutcome(await confirmBankAccount(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/bank-accounts/{id}/reject',
    access: 'bank-accounts:confirm',
    summary: 'Reject a bank account',
    description: `The second person’s no, with the reason. ${byPeople}`,
    input: rejectBankAccountInput,
    output: bankAccountShape,
    status: 200,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { id: '41', words: 'Nobody there knew of it.' },
      output: {
        ...waitingExample,
        state: 'rejected',
        decision: {
          verdict: 'rejected',
          by: 'Aram Approver',
          at: '2026-03-02T10:40:00.000Z',
          words: 'Nobody there knew of it.',
        },
      },
    },
    handle: async (actor, input) =>
      mapOutcome(await rejectBankAccount(actor, input), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/bank-accounts/{id}/withdraw',
    access: 'bank-accounts:propose',
    summary: 'Withdraw a bank account',
    description: `Takes one’s own proposal back, as long as nobody has decided on it. ${byPeople}`,
    input: bankAccountIdInput,
    output: bankAccountShape,
    status: 200,
    refusals: ['not_found', 'conflict'],
    example: {
      input: { id: '41' },
      output: {
        ...waitingExample,
        state: 'withdrawn',
        decision: { verdict: 'withdrawn', by: 'Hana Harbour', at: '2026-03-02T10:40:00.000Z', words: null },
      },
    },
    handle: async (actor, input) =>
      mapOutcome(await withdrawBankAccount(actor, input.id), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'get',
    path: '/payout-settings',
    access: 'bank-accounts:read',
    summary: 'Get how long changed accounts wait',
    description: 'How long after its confirmation a changed account waits for its first payout.',
    input: z.strictObject({}),
    output: payoutSettingsShape,
    status: 200,
    refusals: [],
    example: { input: {}, output: { current: setting, before: [] } },
    handle: async (actor) => mapOutcome(await getPayoutSettings(actor), (body) => ({ status: 200, body })),
  }),
  restRoute({
    method: 'post',
    path: '/payout-settings',
    access: 'bank-accounts:settings',
    summary: 'Set how long changed accounts wait',
    description: 'For what is confirmed from now on: an account that waits already keeps its day.',
    input: changePayoutSettingInput,
    output: payoutSettingsShape,
    status: 200,
    refusals: [],
    example: {
      input: { coolingOffHours: 96, why: 'Two accounts were changed by impostors.' },
      output: {
        current: {
          coolingOffHours: 96,
          madeBy: 'Ada Admin',
          madeAt: '2026-03-02T10:40:00.000Z',
          why: 'Two accounts were changed by impostors.',
        },
        before: [setting],
      },
    },
    handle: async (actor, input) =>
      mapOutcome(await changePayoutSetting(actor, input), (body) => ({ status: 200, body })),
  }),
];
