import type { LineToMatch, PayoutToMatch, Work } from './matching';

/**
 * What bears the reference of one payout. Money that came in is its return. Money that went out is matched when it is the
 * payout's amount, on one line or, split, on several; else it is over or under. Of a payout that was seen leaving before,
 * anything that leaves once more is over.
 */
export function bySplitAndReference(work: Work): void {
  const payoutOf = referenceFinder([...work.payouts]);
  const linesOf = new Map<PayoutToMatch, LineToMatch[]>();
  for (const line of work.lines) {
    const payout = line.amountMinor === 0n ? undefined : payoutOf(line);
    if (payout) linesOf.set(payout, [...(linesOf.get(payout) ?? []), line]);
  }
  for (const payout of work.payouts) {
    const lines = linesOf.get(payout);
    if (!lines) continue;
    take(work, lines, []);
    for (const line of lines.filter(({ amountMinor }) => amountMinor > 0n)) {
      const isWhole = line.amountMinor === payout.amountMinor;
      work.leftovers.push({ kind: 'returned', lineId: line.id, payoutId: payout.payoutId, isWhole });
    }
    settle(
      work,
      lines.filter(({ amountMinor }) => amountMinor < 0n),
      payout,
    );
  }
}

function settle(work: Work, lines: LineToMatch[], payout: PayoutToMatch): void {
  if (lines.length === 0) return;
  const payoutIds = [payout.payoutId];
  const left = -sumOf(lines);
  if (payout.isMatched) {
    work.leftovers.push({ kind: 'over', lineIds: idsOf(lines), payoutIds, differenceMinor: left });
    return;
  }
  take(work, [], [payout]);
  if (left === payout.amountMinor) {
    work.matches.push({ by: lines.length === 1 ? 'reference' : 'split', lineIds: idsOf(lines), payoutIds });
    return;
  }
  const whole = lines.find((line) => -line.amountMinor === payout.amountMinor);
  if (whole) {
    // The first line of that amount is the payout; what the bank took besides is too much.
    work.matches.push({ by: 'reference', lineIds: [whole.id], payoutIds });
    const rest = lines.filter((line) => line !== whole);
    work.leftovers.push({ kind: 'over', lineIds: idsOf(rest), payoutIds, differenceMinor: -sumOf(rest) });
    return;
  }
  const difference = left - payout.amountMinor;
  work.leftovers.push({
    kind: difference > 0n ? 'over' : 'under',
    lineIds: idsOf(lines),
    payoutIds,
    differenceMinor: difference > 0n ? difference : -difference,
  });
}

/**
 * What bears the reference of a file, or names its parts, against the payouts of that file which are still open. Parts that
 * are named decide; otherwise all lines of the file stand against all its payouts.
 */
export function byBatch(work: Work): void {
  const open = () => [...work.payouts].filter((payout) => !payout.isMatched);
  for (const line of [...work.lines].filter(({ parts, amountMinor }) => parts.length > 0 && amountMinor < 0n)) {
    const wanted = new Set(line.parts.map(normalised));
    const payouts = open().filter(
      (payout) => payout.currency === line.currency && wanted.has(normalised(payout.reference)),
    );
    const isComplete = payouts.length === wanted.size && line.parts.length === wanted.size;
    if (isComplete && sumOf(payouts) === -line.amountMinor) matchBatch(work, [line], payouts);
  }
  // Payouts stand in an order of their own, and so do their files.
  for (const file of new Set(open().map(fileKey))) {
    const reference = file.slice(4);
    if (reference === '') continue;
    const payouts = open().filter((payout) => fileKey(payout) === file);
    const lines = [...work.lines].filter(
      (line) => line.amountMinor < 0n && file.startsWith(line.currency) && namesFile(line, reference),
    );
    if (lines.length === 0 || payouts.length === 0) continue;
    const sent = payouts.filter(({ isWithdrawn }) => !isWithdrawn);
    const whole = [sent, payouts].find((some) => some.length > 0 && sumOf(some) === -sumOf(lines));
    if (whole) matchBatch(work, lines, whole);
    else {
      const missed = sent.length > 0 ? sent : payouts;
      const difference = -sumOf(lines) - sumOf(missed);
      take(work, lines, missed);
      work.leftovers.push({
        kind: difference > 0n ? 'over' : 'under',
        lineIds: idsOf(lines),
        payoutIds: missed.map(({ payoutId }) => payoutId),
        differenceMinor: difference > 0n ? difference : -difference,
      });
    }
  }
}

/** The currency and the file's reference: `EUR RUN42EUR`. */
const fileKey = ({ batchReference, currency }: PayoutToMatch): string =>
  `${currency} ${normalised(batchReference ?? '')}`;

/** Some banks give the file's reference in the place of a transfer's, some only in the text. */
function namesFile(line: LineToMatch, reference: string): boolean {
  const given = line.batchReference ?? line.endToEndId;
  if (given !== null) return normalised(given) === reference;
  return reference.length >= shortestInText && normalised(line.text).includes(reference);
}

function matchBatch(work: Work, lines: LineToMatch[], payouts: PayoutToMatch[]): void {
  take(work, lines, payouts);
  work.matches.push({ by: 'batch', lineIds: idsOf(lines), payoutIds: payouts.map(({ payoutId }) => payoutId) });
}

/**
 * The payout that a line names: by its end-to-end reference, or, where the bank gives none, by a reference of ours that
 * stands in its text, if it is one alone.
 */
function referenceFinder(payouts: PayoutToMatch[]): (line: LineToMatch) => PayoutToMatch | undefined {
  const byReference = new Map(payouts.map((payout) => [`${payout.currency} ${normalised(payout.reference)}`, payout]));
  const findable = [...byReference].filter(([key]) => key.length >= 'EUR '.length + shortestInText);
  return (line) => {
    if (line.parts.length > 0) return undefined;
    if (line.endToEndId !== null) return byReference.get(`${line.currency} ${normalised(line.endToEndId)}`);
    const text = normalised(line.text);
    const named = findable.filter(([key, { currency }]) => currency === line.currency && text.includes(key.slice(4)));
    // CH12345678 stands in a text with CH123456789 too: the longest is meant.
    const longest = named.filter(([key]) => !named.some(([other]) => other !== key && other.includes(key.slice(4))));
    return longest.length === 1 ? longest[0]?.[1] : undefined;
  };
}

/** A shorter reference could stand in any text by chance. */
const shortestInText = 8;

export function take(work: Work, lines: LineToMatch[], payouts: PayoutToMatch[]): void {
  for (const line of lines) work.lines.delete(line);
  for (const payout of payouts) work.payouts.delete(payout);
}

export const sumOf = (all: { amountMinor: bigint }[]): bigint => all.reduce((sum, each) => sum + each.amountMinor, 0n);

const idsOf = (lines: LineToMatch[]): string[] => lines.map(({ id }) => id);

/** Banks change case, and leave out or put in blanks and marks. */
const normalised = (reference: string): string => reference.toUpperCase().replace(/[^A-Z0-9]/g, '');
