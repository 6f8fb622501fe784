import { getCountrySpecifications, isValidIBAN } from 'ibantools';

/** `ES•• •••• •••• 1332` of an IBAN, `•••• 6789` of another number: enough to tell it by, too little to use it. */
export function maskedAccount(account: string): string;
export function maskedAccount(account: string | null): string | null;
export function maskedAccount(account: string | null): string | null {
  if (account === null) return null;
  const number = account.replace(/\s/g, '');
  if (number.length < 8) return '••••';
  const country = /^[A-Z]{2}\d\d/.test(number) ? `${number.slice(0, 2)}•• •••• ` : '';
  return `${country}•••• ${number.slice(-4)}`;
}

/** A text with each IBAN in it masked, however it is spaced and whatever follows it: told by its length and check digits. */
export function maskAccountsIn(text: string): string {
  const parts: string[] = [];
  let done = 0;
  const look = new RegExp(written);
  for (let found = look.exec(text); found; found = look.exec(text)) {
    const number = found[0].replace(/[^A-Z0-9]/gi, '').toUpperCase();
    if (isValidIBAN(number)) {
      parts.push(text.slice(done, found.index), maskedAccount(number));
      done = look.lastIndex;
    } else look.lastIndex = found.index + 1;
  }
  return parts.join('') + text.slice(done);
}

/** What has the length of an IBAN of its country, with a blank, a dash or a full stop between its characters at most. */
const written = new RegExp(
  `(?<![A-Z0-9])(?:${Object.entries(getCountrySpecifications())
    .flatMap(([country, { chars }]) => (chars ? [`${country}(?:[ .\\u00a0-]?[A-Z0-9]){${chars - 2}}`] : []))
    .join('|')})(?![A-Z0-9])`,
  'gi',
);
