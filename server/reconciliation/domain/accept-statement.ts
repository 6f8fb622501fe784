import { compareDates, earlierOf, type LocalDate } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { ParsedStatement, StatementLine } from './statement';

/** An account of ours, as the books know it. */
export type OwnAccount = { currency: string; number: string };

/** A line that moved the balance. */
export type BookedLine = StatementLine & { bookedOn: LocalDate };

export type AcceptedStatement = {
  bankId: string | null;
  account: string;
  currency: string;
  opensOn: LocalDate;
  closesOn: LocalDate;
  openingMinor: bigint;
  closingMinor: bigint;
  balancesTold: boolean;
  lines: BookedLine[];
  /** Lines that move no balance: pending, or of nothing. */
  leftOut: number;
};

/**
 * A statement that can stand in the books: it leads from its opening to its closing balance. Refuses what does not add up,
 * in words that say where.
 *
 * @param openingMinor what the account held before, for a file that tells no balance; null: nobody knows
 */
export function acceptStatement(
  parsed: ParsedStatement,
  place: string,
  own: OwnAccount,
  openingMinor: bigint | null,
): Outcome<AcceptedStatement> {
  const lines = parsed.lines.filter((line): line is BookedLine => line.status === 'booked' && line.amountMinor !== 0n);
  const foreign = lines.find(({ currency }) => currency !== parsed.currency);
  if (foreign)
    return refused(
      foreign.place,
      `is in ${foreign.currency}, on a statement in ${parsed.currency}: export each currency by itself`,
    );
  const days = daysOf(parsed, lines);
  if (!days) return refused(place, 'has no day: neither a period, nor a balance, nor a line with one');
  const balances = balancesOf(parsed, place, lines, openingMinor);
  if (!balances.ok) return balances;
  return ok({
    bankId: parsed.id,
    account: own.number,
    currency: own.currency,
    ...days,
    ...balances.value,
    lines,
    leftOut: parsed.lines.length - lines.length,
  });
}

/**
 * Whose statement it is: an account of ours, kept in the currency of the statement.
 *
 * @param chosen the currency of the account that a file is of which names none
 */
export function ownAccountOf(
  parsed: ParsedStatement,
  place: string,
  ours: OwnAccount[],
  chosen: string | undefined,
): Outcome<OwnAccount> {
  if (parsed.account === null) {
    const currency = chosen ?? parsed.currency;
    const own = ours.findLast((each) => each.currency === currency);
    if (!own) return refused(place, `names no account, and there is none of ours in ${currency}`);
    return own.currency === parsed.currency
      ? ok(own)
      : refused(place, `is in ${parsed.currency}, and the account that was chosen in ${own.currency}`);
  }
  const number = bare(parsed.account);
  const known = ours.filter((each) => bare(each.number) === number);
  if (known.length === 0) return refused(place, `is of the account ${ending(number)}, which is none of ours`);
  const own = known.find(({ currency }) => currency === parsed.currency);
  return own
    ? ok(own)
    : refused(place, `is in ${parsed.currency}, and our account ${ending(number)} is kept in ${known[0]?.currency}`);
}

const bare = (number: string): string => number.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
const ending = (number: string): string => `that ends in ${number.slice(-4)}`;

function daysOf(parsed: ParsedStatement, lines: BookedLine[]): { opensOn: LocalDate; closesOn: LocalDate } | null {
  const days = lines.map(({ bookedOn }) => bookedOn).sort(compareDates);
  const closesOn = parsed.to ?? parsed.closing?.on ?? days.at(-1) ?? parsed.from;
  if (!closesOn) return null;
  const opensOn = parsed.from ?? days[0] ?? parsed.opening?.on ?? closesOn;
  return { opensOn: earlierOf(opensOn, closesOn), closesOn };
}

/** One balance follows from the other and the lines; where the bank tells neither, from what went before. */
function balancesOf(
  { opening, closing, currency }: ParsedStatement,
  place: string,
  lines: BookedLine[],
  openingMinor: bigint | null,
): Outcome<{ openingMinor: bigint; closingMinor: bigint; balancesTold: boolean }> {
  const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const from = opening?.amountMinor ?? (closing ? closing.amountMinor - sum : openingMinor);
  if (from === null)
    return refused(
      place,
      'tells no balance, and there is no statement before it: name the column of the balance, or say what the account held before its first line',
    );
  const to = closing?.amountMinor ?? from + sum;
  const rest = to - from - sum;
  if (rest !== 0n)
    return refused(
      place,
      `does not add up: its ${lines.length} booked lines make ${sum} minor units of ${currency}, its balances ${to - from}. A line is missing in it, or one too many: ask the bank for it again`,
    );
  return ok({ openingMinor: from, closingMinor: to, balancesTold: Boolean(opening || closing) });
}

const refused = (place: string, message: string) =>
  refuse('invalid_input', `The statement cannot be taken in: ${place} ${message}.`, {
    fields: [{ field: place, message }],
  });
