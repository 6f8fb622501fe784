import type { Actor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import type { AccountGiven } from '@/server/merchants/schema/bank-accounts';
import { confirmBankAccount } from '@/server/merchants/use-cases/bank-accounts/decide-account';
import { proposeBankAccount } from '@/server/merchants/use-cases/bank-accounts/propose-account';
import { changeTerms } from '@/server/merchants/use-cases/change-terms';
import { holdMerchant } from '@/server/merchants/use-cases/hold-merchant';
import { fixClock, now } from '@/server/platform/clock';

const DAY_MS = 86_400_000;

/** Who proposes, and who confirms. */
export type TwoPeople = { maker: string; checker: string };

const iban = (number: string): AccountGiven => ({ scheme: 'iban', iban: number });

/**
 * Where the shops were paid from the first week on; Kyoto Papers and Quiet Corner have given nothing yet. The bank of the
 * demo goes by the last two digits: of 02 its answer is lost.
 */
const accounts: Record<string, { holderName: string; account: AccountGiven }> = {
  'harbour-books': { holderName: 'Harbour Books SL', account: iban('ES3321000418450200051309') },
  'olive-and-thyme': { holderName: 'Olive and Thyme SL', account: iban('ES6000491500051234567892') },
  'north-face-bikes': { holderName: 'Nordwand Bikes GmbH', account: iban('DE21370400440000532018') },
  'atelier-luna': { holderName: 'Atelier Luna SARL', account: iban('FR7620041010050500013020038') },
  'casa-del-cafe': { holderName: 'Casa del Cafe SA', account: iban('ES7001820600091234567895') },
  'tiny-planet': { holderName: 'Tiny Planet Toys SL', account: iban('ES3801820600011234567893') },
  'fjord-outdoor': { holderName: 'Fjord Outdoor ApS', account: iban('DK9000400440116202') },
  'brooklyn-vinyl': {
    holderName: 'Brooklyn Vinyl LLC',
    account: { scheme: 'us', routingNumber: '021000021', accountNumber: '483920117599', accountType: 'checking' },
  },
  'manama-pearls': { holderName: 'Manama Pearls WLL', account: iban('BH67BMAG00001299123456') },
  'paused-pottery': { holderName: 'Paused Pottery SL', account: iban('ES9121000418450200051332') },
};

/** Changed last week, and cooled off since, so that the visitor's first run meets them: 01 is closed, 03 comes back later. */
const changed: Record<string, { holderName: string; account: AccountGiven }> = {
  'north-face-bikes': { holderName: 'Nordwand Bikes GmbH', account: iban('DE92370400440000532001') },
  'brooklyn-vinyl': {
    holderName: 'Brooklyn Vinyl LLC',
    account: { scheme: 'us', routingNumber: '021000021', accountNumber: '483920117503', accountType: 'checking' },
  },
};

/** As it stood from the first week on. */
export async function demoBankAccounts(people: TwoPeople, openedAt: Date): Promise<void> {
  await at(openedAt, () => demoHold(people));
  for (const [reference, given] of Object.entries(accounts))
    await at(openedAt, () => confirmed(people, reference, { ...given, reason: 'First account, from the contract.' }));
}

/** What changed last week: confirmed, but for one that cools off and one that waits for the visitor. */
export async function demoChangedAccounts(people: TwoPeople): Promise<void> {
  for (const [reference, given] of Object.entries(changed))
    await at(new Date(now().getTime() - 5 * DAY_MS), () =>
      confirmed(people, reference, { ...given, reason: 'They changed their bank.' }),
    );
  await at(new Date(now().getTime() - DAY_MS), () =>
    confirmed(people, 'atelier-luna', {
      holderName: 'Atelier Luna SARL',
      account: iban('FR7630006000011234567890092'),
      reason: 'They changed their bank.',
    }),
  );
  await proposed(people, 'casa-del-cafe', {
    holderName: 'Casa del Cafe Holding GmbH',
    account: iban('DE83500105170005407324'),
    reason: 'Asked for by mail, on new paper.',
  });
}

/** One shop is not paid, from its first week on. */
async function demoHold({ maker }: TwoPeople): Promise<void> {
  const reason = 'The papers of its registration have expired. New ones are promised.';
  const operator = personOf(maker, 'Olga Operator', 'finance_operator');
  unwrap(await holdMerchant(operator, { reference: 'paused-pottery', kind: 'staff', reason }));
}

/** Terms beyond the usual, from the visitor's first run on. */
export async function demoTerms(actor: Actor): Promise<void> {
  for (const terms of [
    { reference: 'manama-pearls', minimumPayout: 500_000, why: 'A transfer to Bahrain costs much.' },
    { reference: 'north-face-bikes', reserve: { ratePpm: 50_000, days: 30 }, why: 'Bikes come back late.' },
    { reference: 'tiny-planet', disbursementWeekdays: [1, 4], why: 'They book twice a week.' },
    { reference: 'harbour-books', deductsMonthlyFee: true, why: 'As in the contract of this year.' },
  ])
    unwrap(await changeTerms(actor, terms));
}

type Given = { holderName: string; account: AccountGiven; reason: string };

const proposed = async ({ maker }: TwoPeople, reference: string, given: Given) =>
  unwrap(await proposeBankAccount(personOf(maker, 'Olga Operator', 'finance_operator'), { reference, ...given }));

async function confirmed(people: TwoPeople, reference: string, given: Given) {
  const { id } = await proposed(people, reference, given);
  const checker = personOf(people.checker, 'Aram Approver', 'finance_approver');
  return unwrap(await confirmBankAccount(checker, { id, words: 'Asked by telephone.' }));
}

/** In a session of the demo, in which nobody needs a second factor. */
const personOf = (id: string, name: string, role: 'finance_operator' | 'finance_approver'): Actor => ({
  kind: 'user',
  id,
  name,
  role,
  merchantId: null,
  session: { id, pending: null, secondFactorAt: null },
});

async function at<T>(instant: Date, act: () => Promise<T>): Promise<T> {
  const release = fixClock(instant);
  try {
    return await act();
  } finally {
    release();
  }
}
