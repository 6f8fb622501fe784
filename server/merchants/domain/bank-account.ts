import { electronicFormatIBAN, isSEPACountry, isValidBIC, isValidIBAN } from 'ibantools';
import { type FieldError, type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { AccountGiven, BankAccountState } from '../schema/bank-accounts';

/** The numbers of an account as they are paid to, and as nobody is shown them. */
export type AccountDetails =
  | { scheme: 'iban'; iban: string; bic: string | null }
  | { scheme: 'us'; routingNumber: string; accountNumber: string; accountType: 'checking' | 'savings' };

/** What was typed, checked for being an account that this currency can be paid to; each fault at its field. */
export function checkAccount(given: AccountGiven, currency: string): Outcome<AccountDetails> {
  const checked = given.scheme === 'iban' ? checkIban(given, currency) : checkUs(given, currency);
  if ('details' in checked) return ok(checked.details);
  const fields = checked.faults.map(({ field, message }) => ({ field: `account.${field}`, message }));
  return refuse('invalid_input', 'This is no account that we can pay to.', { fields });
}

type Checked = { details: AccountDetails } | { faults: FieldError[] };

function checkIban({ iban: typed, bic: typedBic }: Extract<AccountGiven, { scheme: 'iban' }>, currency: string) {
  if (currency === 'USD') return fault('scheme', 'must be an account in the United States: USD is paid out there');
  const iban = electronicFormatIBAN(typed) ?? '';
  const bic = typedBic?.replace(/\s/g, '').toUpperCase() || null;
  const faults: FieldError[] = [];
  if (!isValidIBAN(iban))
    faults.push({ field: 'iban', message: 'is no IBAN: look at it again, one of its characters may be wrong' });
  else if (currency === 'EUR' && !isSEPACountry(countryOf({ scheme: 'iban', iban, bic })))
    faults.push({ field: 'iban', message: 'is of a country outside of SEPA: euros cannot be sent there' });
  if (bic !== null && !isValidBIC(bic)) faults.push({ field: 'bic', message: 'is no BIC: it has 8 or 11 characters' });
  return faults.length > 0 ? { faults } : ({ details: { scheme: 'iban', iban, bic } } satisfies Checked);
}

function checkUs(given: Extract<AccountGiven, { scheme: 'us' }>, currency: string): Checked {
  if (currency !== 'USD') return fault('scheme', `must be an IBAN: ${currency} is not paid out in the United States`);
  const routingNumber = given.routingNumber.replace(/[\s-]/g, '');
  const accountNumber = given.accountNumber.replace(/[\s-]/g, '');
  const faults: FieldError[] = [];
  if (!isRoutingNumber(routingNumber))
    faults.push({ field: 'routingNumber', message: 'is no routing number: look at its nine digits again' });
  if (!/^\d{4,17}$/.test(accountNumber)) faults.push({ field: 'accountNumber', message: 'must have 4 to 17 digits' });
  if (faults.length > 0) return { faults };
  return { details: { scheme: 'us', routingNumber, accountNumber, accountType: given.accountType } };
}

const fault = (field: string, message: string) => ({ faults: [{ field, message }] });

/** Nine digits: 3, 7 and 1 times each in turn make a multiple of ten; the first two name a district there is. */
function isRoutingNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false;
  const district = Number(digits.slice(0, 2));
  if (!(district <= 12 || (district >= 21 && district <= 32) || (district >= 61 && district <= 72) || district === 80))
    return false;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * ([3, 7, 1][place % 3] as number), 0);
  return sum > 0 && sum % 10 === 0;
}

export const countryOf = (details: AccountDetails): string =>
  details.scheme === 'iban' ? details.iban.slice(0, 2) : 'US';

/** What people see: enough to know their own account by, too little to pay to. */
export const maskedOf = (
  details: AccountDetails | { scheme: 'iban'; iban: string } | { scheme: 'us'; accountNumber: string },
): string =>
  details.scheme === 'iban'
    ? `${details.iban.slice(0, 2)}•• •••• •••• ${details.iban.slice(-4)}`
    : `•••• ${details.accountNumber.slice(-Math.min(4, details.accountNumber.length >> 1))}`;

/** The account itself, however its holder, bank or type are written: two of one text are one account. */
export const identityOf = (details: AccountDetails): string =>
  details.scheme === 'iban' ? `iban/${details.iban}` : `us/${details.routingNumber}/${details.accountNumber}`;

/** When an account is paid to that is confirmed at `at`: the first of a merchant at once, a changed one after a while. */
export const payableFrom = (at: Date, isFirst: boolean, coolingOffHours: number): Date =>
  isFirst ? at : new Date(at.getTime() + coolingOffHours * 3_600_000);

export type Standing = {
  verdict: 'confirmed' | 'rejected' | 'withdrawn' | null;
  /** No later version was confirmed. */
  isNewest: boolean;
  payableFrom: Date | null;
};

export function stateOf({ verdict, isNewest, payableFrom: from }: Standing, at: Date): BankAccountState {
  if (verdict === null) return 'waiting';
  if (verdict !== 'confirmed') return verdict;
  if (!isNewest) return 'replaced';
  return from !== null && from > at ? 'cooling_off' : 'active';
}
