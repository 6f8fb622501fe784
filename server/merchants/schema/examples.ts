import type { Merchant } from '../schema';
import type { BankAccount } from './bank-accounts';
import type { Hold } from './holds';

export const merchantExample: Merchant = {
  reference: 'harbour-books',
  name: 'Harbour Books',
  email: 'accounts@harbour-books.example',
  companyId: null,
  liveOn: '2025-03-03',
  disbursementFrequency: 'weekly',
  minimumMonthlyFee: { amount: 2_900, currency: 'EUR' },
  deductsMonthlyFee: false,
  minimumPayout: { amount: 1_000, currency: 'EUR' },
  reserve: { ratePpm: 0, days: 0 },
  disbursementWeekdays: null,
  currency: 'EUR',
  timeZone: 'Europe/Dublin',
  status: 'active',
  deliverAfterSeconds: null,
  createdAt: '2025-02-11T09:30:00.000Z',
};

export const bankAccountExample: BankAccount = {
  id: '41',
  merchant: { reference: 'harbour-books', name: 'Harbour Books' },
  currency: 'EUR',
  version: 2,
  scheme: 'iban',
  state: 'cooling_off',
  holderName: 'Harbour Books SL',
  country: 'ES',
  masked: 'ES•• •••• •••• 1332',
  bic: null,
  bankName: null,
  reason: 'We changed our bank.',
  proposedBy: 'Hana Harbour',
  proposedAt: '2026-03-02T09:12:00.000Z',
  isOwn: false,
  decision: { verdict: 'confirmed', by: 'Aram Approver', at: '2026-03-02T10:40:00.000Z', words: 'Called them back.' },
  payableFrom: '2026-03-05T10:40:00.000Z',
  sharedWith: [],
};

export const waitingExample: BankAccount = {
  ...bankAccountExample,
  state: 'waiting',
  decision: null,
  payableFrom: null,
};

export const holdExample: Hold = {
  id: '7',
  kind: 'risk',
  reason: 'Many disputes in one week.',
  placedBy: 'Risk system',
  placedAt: '2026-03-02T09:12:00.000Z',
  lifted: null,
};
