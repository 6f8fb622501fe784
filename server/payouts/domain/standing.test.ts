import { expect, test } from 'vitest';
import { localDate } from '@/server/kernel/calendar';
import type { PayoutChannel } from '../schema';
import { type Standing, standingOf, type ToStand } from './standing';

const now = new Date('2026-03-02T10:00:00Z');
/** Already the fifth in Tokyo. */
const later = new Date('2026-03-04T20:00:00Z');
const due = localDate('2026-03-02');

const approved: ToStand = {
  status: 'approved',
  amountMinor: 5_000n,
  periodTo: due,
  timeZone: 'Europe/Madrid',
  merchantStatus: 'active',
  approvedAccountId: 7n,
  accountId: 7n,
  payableFrom: now,
  contradictedAt: null,
  inForce: 'in force',
  sentTo: null,
  sentAt: null,
};
const sent: Partial<ToStand> = { status: 'submitted', sentTo: 'sent to', sentAt: now };
const without: Partial<ToStand> = { accountId: null, payableFrom: null, inForce: null };
const changed: Partial<ToStand> = { accountId: 8n };
const leaves: Standing = { waitsFor: null, waitsUntil: null, account: 'in force', expectedOn: due };
const ended: Standing = { waitsFor: null, waitsUntil: null, account: 'sent to', expectedOn: null };
const nowhere: Standing = { ...ended, account: null };

test.each<[why: string, of: Partial<ToStand>, stands: Standing, channel?: PayoutChannel]>([
  ['what is approved leaves on its day', {}, leaves],
  ['where payouts leave in files, it waits for one, on the same day', {}, { ...leaves, waitsFor: 'file' }, 'file'],
  [
    'a hold keeps it, for nobody knows how long',
    { merchantStatus: 'on_hold' },
    { ...leaves, waitsFor: 'on_hold', expectedOn: null },
  ],
  [
    'a file does not help where something else keeps it',
    { merchantStatus: 'on_hold' },
    { ...leaves, waitsFor: 'on_hold', expectedOn: null },
    'file',
  ],
  ['without an account it goes nowhere, for nobody knows how long', without, { ...nowhere, waitsFor: 'no_account' }],
  [
    'a changed account is shown, since a person decides about that one',
    changed,
    { ...leaves, waitsFor: 'account_changed', expectedOn: null },
  ],
  [
    'it is due when its account has cooled off',
    { payableFrom: later },
    { ...leaves, waitsFor: 'cooling_off', waitsUntil: later, expectedOn: localDate('2026-03-04') },
  ],
  ['and still then, until it is sent', { periodTo: localDate('2026-02-27') }, leaves],
  [
    'that day is named where the merchant is',
    { payableFrom: later, timeZone: 'Asia/Tokyo' },
    { ...leaves, waitsFor: 'cooling_off', waitsUntil: later, expectedOn: localDate('2026-03-05') },
  ],
  [
    'but never before its day by the schedule',
    { payableFrom: later, periodTo: localDate('2026-03-09') },
    { ...leaves, waitsFor: 'cooling_off', waitsUntil: later, expectedOn: localDate('2026-03-09') },
  ],
  ['what is planned goes to the account in force', { status: 'planned', approvedAccountId: null }, leaves],
  [
    'and says before anybody approves it that there is none',
    { ...without, status: 'planned', approvedAccountId: null },
    { ...nowhere, waitsFor: 'no_account' },
  ],
  [
    'or that the merchant is on hold',
    { status: 'planned', merchantStatus: 'on_hold' },
    { ...leaves, waitsFor: 'on_hold', expectedOn: null },
  ],
  ['but it waits for its approval, not for a file', { status: 'planned', approvedAccountId: null }, leaves, 'file'],
  ['what is on its way goes where it was sent, on its day', sent, { ...ended, expectedOn: due }],
  ['whatever became of the account since', { ...sent, ...changed, payableFrom: later }, { ...ended, expectedOn: due }],
  [
    'what left later than planned is due from then on',
    { ...sent, sentAt: later },
    { ...ended, expectedOn: localDate('2026-03-04') },
  ],
  [
    'so is what may have left',
    { ...sent, status: 'unknown', sentAt: later },
    { ...ended, expectedOn: localDate('2026-03-04') },
  ],
  ['what was paid is due no more', { ...sent, status: 'paid' }, ended],
  ['what failed is due when somebody says so', { ...sent, status: 'failed' }, ended],
  ['so is what came back, also of one on hold', { ...sent, status: 'returned', merchantStatus: 'on_hold' }, ended],
  ['what is paid with a later one is not due by itself', { ...sent, status: 'carried' }, ended],
  ['and goes nowhere if it was never sent', { status: 'carried' }, nowhere],
  ['where nothing is paid, nothing is due', { status: 'planned', amountMinor: 0n }, nowhere],
])('%s', (_, of, stands, channel = 'bank') => {
  expect(standingOf({ ...approved, ...of }, channel, now)).toEqual(stands);
});
