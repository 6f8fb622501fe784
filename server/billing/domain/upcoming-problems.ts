import { compareDates, type LocalDate } from '@/server/kernel/calendar';
import { refusalBeforeCall } from './charge-outcome';

/** An invoice that will be charged soon, with what is known of its customer. */
export type Upcoming = {
  currency: string;
  customer_status: 'active' | 'suspended';
  customer_currency: string;
  payment_token: string | null;
  card_last4: string | null;
  /** MM/YY. */
  card_expiry: string | null;
  charge_on: LocalDate;
};

export type Problem = { code: string; words: string };

/** What would keep its charge from succeeding, while there is time to mend it; several things may. */
export function upcomingProblems(of: Upcoming): Problem[] {
  const fine = {
    kind: 'charge',
    currency: of.currency,
    customer_currency: of.currency,
    customer_status: 'active',
    payment_token: '',
  } as const;
  const known = [
    { ...fine, customer_status: of.customer_status },
    { ...fine, customer_currency: of.customer_currency },
    { ...fine, payment_token: of.payment_token },
  ].flatMap((facts) => {
    const refusal = refusalBeforeCall(facts);
    return refusal ? [refusal] : [];
  });
  const problems = known.map(({ outcome, words }) => ({
    code: outcome as string,
    words: beforehand(words, of.charge_on),
  }));
  if (of.payment_token !== null && of.card_expiry !== null && hasEnded(of.card_expiry, of.charge_on))
    problems.push({
      code: 'card_expired',
      words: `The card ending in ${of.card_last4} is valid through ${of.card_expiry}: it will have ended on ${of.charge_on}.`,
    });
  return problems;
}

/** What is said after a charge is said of one that is to come. */
const beforehand = (words: string, day: LocalDate): string =>
  words.replace(': nothing was sent.', `: on ${day} it could not be charged.`);

/** A card is good through the last day of its month. */
function hasEnded(expiry: string, on: LocalDate): boolean {
  const [month, year] = expiry.split('/');
  return compareDates(`20${year}-${month}-31` as LocalDate, on) < 0;
}
