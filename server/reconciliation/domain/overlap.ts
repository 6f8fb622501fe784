import { compareDates, type LocalDate } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import type { AcceptedStatement, BookedLine } from './accept-statement';

/** A statement of the same account that is in already. */
export type EarlierStatement = {
  id: bigint;
  bankId: string | null;
  fileName: string;
  opensOn: LocalDate;
  closesOn: LocalDate;
  closingMinor: bigint;
};

/** What tells a line from all others of an account. */
export type LineMark = {
  bankReference: string | null;
  endToEndId: string | null;
  amountMinor: bigint;
  bookedOn: LocalDate;
};

export type Placed = { lines: BookedLine[]; knownLines: number; knownMinor: bigint };

/**
 * Where a statement stands among those of its account. Days that are in already are taken in once: what bears a reference
 * of the bank is known again by it. A statement that goes on where the last one ended is taken as it is, also within a day.
 *
 * @param earlier of the account, in the order in which they close
 * @param marksOf the lines of the days that both cover
 */
export function placeStatement(
  statement: AcceptedStatement,
  place: string,
  earlier: EarlierStatement[],
  marks: LineMark[],
): Outcome<Placed> {
  const all = { lines: statement.lines, knownLines: 0, knownMinor: 0n };
  const overlapping = earlier.filter(
    (each) => each.opensOn <= statement.closesOn && each.closesOn >= statement.opensOn,
  );
  const last = overlapping.at(-1);
  if (!last) return ok(all);
  const known = knownAmong(statement.lines, marks);
  const isNext =
    last === earlier.at(-1) &&
    compareDates(statement.opensOn, last.closesOn) >= 0 &&
    statement.openingMinor === last.closingMinor;
  if (isNext && known.size === 0) return ok(all);
  const name = nameOf(last);
  if (compareDates(last.closesOn, statement.closesOn) > 0)
    return refused(
      place,
      `ends on ${statement.closesOn}, within ${name}: ask the bank for the days that are missing alone`,
    );
  if (statement.lines.some(({ bankReference }) => bankReference === null))
    return refused(
      place,
      `begins on ${statement.opensOn}, within ${name}, and has lines without a reference of the bank, so that nobody can tell which are in already: ask for the days after ${last.closesOn}`,
    );
  const lines = statement.lines.filter((line) => !known.has(line));
  if (lines.length === 0)
    return refused(place, `says nothing new: all of its lines are in ${name} already`, 'conflict');
  const knownMinor = [...known].reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return ok({ lines, knownLines: known.size, knownMinor });
}

/** `statement 2026-11-30 (file.xml)`, or its file alone where the bank gave no name. */
export const nameOf = ({ bankId, fileName }: Pick<EarlierStatement, 'bankId' | 'fileName'>): string =>
  bankId === null ? `the statement of ${fileName}` : `statement ${bankId} of ${fileName}`;

/** Two lines that are alike are two: each that is in already accounts for one. */
function knownAmong(lines: BookedLine[], marks: LineMark[]): Set<BookedLine> {
  const left = new Map<string, number>();
  for (const mark of marks) {
    if (mark.bankReference === null) continue;
    left.set(keyOf(mark), (left.get(keyOf(mark)) ?? 0) + 1);
  }
  const known = new Set<BookedLine>();
  for (const line of lines) {
    const count = left.get(keyOf(line)) ?? 0;
    if (count === 0) continue;
    left.set(keyOf(line), count - 1);
    known.add(line);
  }
  return known;
}

const keyOf = ({ bankReference, endToEndId, amountMinor, bookedOn }: LineMark): string =>
  JSON.stringify([bankReference, endToEndId, amountMinor.toString(), bookedOn]);

const refused = (place: string, message: string, code: 'invalid_input' | 'conflict' = 'invalid_input') =>
  refuse(code, `The statement cannot be taken in: ${place} ${message}.`, { fields: [{ field: place, message }] });
