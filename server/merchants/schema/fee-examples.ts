import type { FeeSchedule, FeeTierJson, FeeVersion } from './fees';

const tier = (fromMinor: number, toMinor: number | null, ratePpm: number): FeeTierJson => {
  return { fromMinor, toMinor, ratePpm, fixedMinor: 0, rounding: 'half_up' };
};

/** As a caller sends them. */
export const tiersExample = [tier(0, 10_000, 10_000), tier(10_000, null, 9_000)];

const firstVersion: FeeVersion = {
  version: 1,
  state: 'current',
  startsOn: null,
  endsBefore: null,
  tiers: [
    { ...tier(0, 5_000, 10_000), words: 'Under 50.00: 1.00 %' },
    { ...tier(5_000, 30_000, 9_500), words: '50.00 to under 300.00: 0.95 %' },
    { ...tier(30_000, null, 8_500), words: 'From 300.00 up: 0.85 %' },
  ],
  dueDays: 0,
  publishedBy: null,
  publishedAt: '2026-01-01T00:00:00.000Z',
  why: null,
};

export const comingVersionExample: FeeVersion = {
  ...firstVersion,
  version: 2,
  state: 'coming',
  startsOn: '2026-04-01',
  tiers: [
    { ...tier(0, 10_000, 10_000), words: 'Under 100.00: 1.00 %' },
    { ...tier(10_000, null, 9_000), words: 'From 100.00 up: 0.90 %' },
  ],
  publishedBy: 'Ada Admin',
  publishedAt: '2026-03-02T09:12:00.000Z',
  why: 'Two tiers are enough.',
};

export const feeScheduleExample: FeeSchedule = {
  id: '1',
  name: 'default',
  currency: 'EUR',
  merchant: null,
  exceptions: 1,
  latestVersion: 1,
  earliestStart: '2026-03-02',
  versions: [firstVersion],
};
