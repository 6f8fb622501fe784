import type { LocalDate } from '@/server/kernel/calendar';
import type { CurrencyCode } from '@/server/kernel/currency';
import { describeTier } from '@/server/kernel/fee-explanation';
import type { FeeTier } from '@/server/kernel/fee-schedule';
import { FROM_THE_BEGINNING, type Standing, standingOf } from '../domain/fee-versions';
import type { FeeSchedule, FeeScheduleItem, FeeTierJson, FeeVersion } from '../schema/fees';
import type { FeeScheduleRow, FeeVersionRow } from '../store/fees';

/** A schedule with its versions, the newest first, and when each holds. `today`: where it is latest. */
export function presentFeeSchedule(row: FeeScheduleRow, versions: FeeVersionRow[], today: LocalDate): FeeSchedule {
  const standings = standingOf(
    versions.map(({ version, starts_on: startsOn }) => ({ version, startsOn })),
    today,
  );
  return {
    ...factsOf(row, versions, today),
    versions: versions.map((version) =>
      presentVersion(version, standings.get(version.version) as Standing, row.currency),
    ),
  };
}

/** No more of it than what holds and what will. */
export function presentFeeScheduleItem(
  row: FeeScheduleRow,
  versions: FeeVersionRow[],
  today: LocalDate,
): FeeScheduleItem {
  const { versions: shown, ...facts } = presentFeeSchedule(row, versions, today);
  return {
    ...facts,
    current: shown.find(({ state }) => state === 'current') ?? null,
    coming: shown
      .filter(({ state }) => state === 'coming')
      .toSorted((a, b) => ((a.startsOn ?? '') < (b.startsOn ?? '') ? -1 : 1)),
  };
}

const factsOf = (row: FeeScheduleRow, versions: FeeVersionRow[], today: LocalDate) => ({
  id: row.id.toString(),
  name: row.name,
  currency: row.currency,
  merchant:
    row.merchant_reference === null
      ? null
      : { reference: row.merchant_reference, name: row.merchant_name ?? row.merchant_reference },
  exceptions: row.exceptions,
  latestVersion: versions[0]?.version ?? 0,
  earliestStart: today,
});

const presentVersion = (row: FeeVersionRow, { state, endsBefore }: Standing, currency: CurrencyCode): FeeVersion => ({
  version: row.version,
  state,
  startsOn: row.starts_on === FROM_THE_BEGINNING ? null : row.starts_on,
  endsBefore,
  tiers: row.tiers.map((tier) => ({ ...tierJson(tier), words: describeTier(tier, currency) })),
  dueDays: row.due_days,
  publishedBy: row.published_by_name,
  publishedAt: row.created_at.toISOString(),
  why: row.why,
});

const tierJson = ({ fromMinor, toMinor, ratePpm, fixedMinor, rounding }: FeeTier): FeeTierJson => ({
  fromMinor: Number(fromMinor),
  toMinor: toMinor === null ? null : Number(toMinor),
  ratePpm,
  fixedMinor: Number(fixedMinor),
  rounding,
});
