import type { FieldError } from '@/server/kernel/outcome';
import type { CardInput } from '../schema/payments';

/** Ranges of card numbers by their first digits, and how long numbers and codes are. The first that fits counts. */
const brands = [
  {
    brand: 'amex',
    starts: [
      [34, 34],
      [37, 37],
    ],
    lengths: [15],
    codeDigits: 4,
  },
  {
    brand: 'diners',
    starts: [
      [300, 305],
      [3095, 3095],
      [36, 36],
      [38, 39],
    ],
    lengths: [14, 15, 16, 17, 18, 19],
    codeDigits: 3,
  },
  { brand: 'jcb', starts: [[3528, 3589]], lengths: [16, 17, 18, 19], codeDigits: 3 },
  { brand: 'visa', starts: [[4, 4]], lengths: [13, 16, 19], codeDigits: 3 },
  {
    brand: 'mastercard',
    starts: [
      [51, 55],
      [2221, 2720],
    ],
    lengths: [16],
    codeDigits: 3,
  },
  {
    brand: 'discover',
    starts: [
      [6011, 6011],
      [644, 649],
      [65, 65],
      [622126, 622925],
    ],
    lengths: [16, 17, 18, 19],
    codeDigits: 3,
  },
  { brand: 'unionpay', starts: [[62, 62]], lengths: [16, 17, 18, 19], codeDigits: 3 },
  {
    brand: 'maestro',
    starts: [
      [5018, 5018],
      [5020, 5020],
      [5038, 5038],
      [5893, 5893],
      [6304, 6304],
      [6759, 6759],
      [6761, 6763],
    ],
    lengths: [12, 13, 14, 15, 16, 17, 18, 19],
    codeDigits: 3,
  },
] as const;

export type Brand = (typeof brands)[number]['brand'];

/** The brand whose range a number lies in; null: none that is known. */
export const brandOf = (cardNumber: string): Brand | null => found(cardNumber)?.brand ?? null;

/** The check digit of ISO/IEC 7812: one digit mistyped, or two neighbours swapped, and it does not fit. */
export function passesLuhn(cardNumber: string): boolean {
  let sum = 0;
  for (let place = 0; place < cardNumber.length; place++) {
    const digit = Number(cardNumber[cardNumber.length - 1 - place]);
    const weighed = place % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}

/** A card is good through the last day of its month, wherever on earth that still lasts. */
export function isExpired(expiry: string, at: Date): boolean {
  const [month, year] = expiry.split('/').map(Number) as [number, number];
  const elsewhereMs = 12 * 3_600_000;
  return at.getTime() - elsewhereMs >= Date.UTC(2000 + year, month, 1);
}

/** What is wrong with a card, by field; never with any of its digits. */
export function cardProblems(card: CardInput, at: Date): FieldError[] {
  const problems: FieldError[] = [];
  const of = found(card.cardNumber);
  if (!of) problems.push({ field: 'card.cardNumber', message: 'is of no card that we know' });
  else if (!(of.lengths as readonly number[]).includes(card.cardNumber.length) || !passesLuhn(card.cardNumber))
    problems.push({ field: 'card.cardNumber', message: 'is not a card number: check its digits' });
  if (isExpired(card.expiry, at)) problems.push({ field: 'card.expiry', message: 'is past' });
  if (of && card.verificationCode.length !== of.codeDigits)
    problems.push({ field: 'card.verificationCode', message: `must have ${of.codeDigits} digits on this card` });
  return problems;
}

function found(cardNumber: string) {
  return brands.find(({ starts }) =>
    starts.some(([from, to]) => {
      const start = Number(cardNumber.slice(0, String(from).length));
      return start >= from && start <= to;
    }),
  );
}
