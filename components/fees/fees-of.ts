import type { FeeScheduleItem } from '@/server/merchants/schema/fees';

type Whose = {
  name: FeeScheduleItem['name'];
  currency: string;
  /** Null: of all who have none of their own. */
  merchant: { reference: string; name: string } | null;
  /** The first day from which other fees can hold. */
  earliestStart: string;
};

/** Whose fees are changed: a schedule that is there gets another version, or a merchant its first. */
export type FeesOf = Whose & ({ kind: 'version'; id: string; latestVersion: number } | { kind: 'new' });

/** The first of the month after a day: fees mostly change then. */
export function firstOfNextMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** The last three months that are over on a day. */
export function lastMonths(day: string): { from: string; through: string } {
  const before = (months: number) => {
    const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
    at.setUTCMonth(at.getUTCMonth() - months);
    return at.toISOString().slice(0, 7);
  };
  return { from: before(3), through: before(1) };
}
