import type { LocalDate } from '@/server/kernel/calendar';

/** The start of the versions that came with the product: before every day there is. */
export const FROM_THE_BEGINNING = '0001-01-01';

/** `replaced`: another one took its place before it ever held. */
export type VersionState = 'replaced' | 'past' | 'current' | 'coming';

export type Standing = { state: VersionState; endsBefore: LocalDate | null };

/**
 * When each version of one schedule holds, by its number. The latest start that has come counts; of two with one start, the
 * later version. The same order as `feeTerms` goes by.
 */
export function standingOf(
  versions: readonly { version: number; startsOn: string }[],
  today: LocalDate,
): Map<number, Standing> {
  const byStart = versions.toSorted((a, b) =>
    a.startsOn === b.startsOn ? a.version - b.version : a.startsOn < b.startsOn ? -1 : 1,
  );
  return new Map(
    byStart.map(({ version, startsOn }, index) => {
      const endsBefore = (byStart[index + 1]?.startsOn ?? null) as LocalDate | null;
      return [version, { state: stateOf(startsOn, endsBefore, today), endsBefore }];
    }),
  );
}

function stateOf(startsOn: string, endsBefore: string | null, today: string): VersionState {
  if (endsBefore === startsOn) return 'replaced';
  if (startsOn > today) return 'coming';
  return endsBefore !== null && endsBefore <= today ? 'past' : 'current';
}
