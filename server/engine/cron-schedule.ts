import { type ParsedCronItem, parseCronItem } from 'graphile-worker';

/** A cron trigger as Inngest writes it: five fields, optionally behind `TZ=<zone> `. */
export type CronSchedule = { zone: string; everyHour: boolean; match: ParsedCronItem['match'] };

/** @throws Error with what is wrong with the expression */
export function parseCron(cron: string): CronSchedule {
  const [, zone = 'UTC', fields = ''] = /^(?:TZ=(\S+)\s+)?(.*)$/.exec(cron.trim()) ?? [];
  new Intl.DateTimeFormat('en', { timeZone: zone });
  if (fields.split(/\s+/).length !== 5)
    throw new Error('expected five fields: minute, hour, day of month, month, day of week');
  const { match } = parseCronItem({ task: 'cron', match: fields });
  return { zone, everyHour: fields.split(/\s+/)[1]?.startsWith('*') ?? false, match };
}

export function cronProblem(cron: string): string | undefined {
  try {
    parseCron(cron);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * The latest minute in `(after, until]` at which the schedule is due, with a name for the tick that is the same whenever
 * it is found again. A clock that goes back shows an hour twice: a schedule for certain hours runs in the first of the two
 * only, one for every hour in both. A clock that goes forward skips an hour: what was due in it is due at its end.
 */
export function latestTick(schedule: CronSchedule, after: Date, until: Date): { at: Date; name: string } | undefined {
  for (let at = floorToMinute(until); at > after.getTime(); at -= MINUTE_MS) {
    const due = wallMinutesAt(schedule, at).filter((wall) => isDue(schedule, wall));
    const wall = due.at(-1);
    if (wall !== undefined && !(isRepeated(schedule, at, wall) && !schedule.everyHour)) {
      return { at: new Date(at), name: schedule.everyHour ? new Date(at).toISOString() : new Date(wall).toISOString() };
    }
  }
  return undefined;
}

const MINUTE_MS = 60_000;
const floorToMinute = (instant: Date): number => Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS;

// Wall-clock minutes are kept as the instants that show the same digits in UTC.
function wallMinutesAt({ zone, everyHour }: CronSchedule, at: number): number[] {
  const wall = at + offsetMs(zone, at);
  const previous = at - MINUTE_MS + offsetMs(zone, at - MINUTE_MS);
  if (everyHour || wall - previous <= MINUTE_MS) return [wall];
  const skipped = Math.round((wall - previous) / MINUTE_MS);
  return Array.from({ length: skipped }, (_, index) => previous + (index + 1) * MINUTE_MS);
}

function isRepeated({ zone }: CronSchedule, at: number, wall: number): boolean {
  // Clocks go back by at most two hours (Antarctica/Troll); look whether the same digits were shown before.
  for (const backMs of [30 * MINUTE_MS, 60 * MINUTE_MS, 120 * MINUTE_MS]) {
    const earlier = at - backMs;
    if (earlier + offsetMs(zone, earlier) === wall) return true;
  }
  return false;
}

function isDue({ match }: CronSchedule, wall: number): boolean {
  const date = new Date(wall);
  return match({
    min: date.getUTCMinutes(),
    hour: date.getUTCHours(),
    date: date.getUTCDate(),
    month: date.getUTCMonth() + 1,
    dow: date.getUTCDay(),
  });
}

const SLOT_MS = 15 * MINUTE_MS;
const formats = new Map<string, Intl.DateTimeFormat>();
let offsets = new Map<string, number>();

/** A zone's distance from UTC. Zones change theirs at quarter hours only, so each quarter is asked for once. */
function offsetMs(zone: string, at: number): number {
  if (zone === 'UTC') return 0;
  const slot = Math.floor(at / SLOT_MS) * SLOT_MS;
  const key = `${zone} ${slot}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    let format = formats.get(zone);
    if (!format) {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      });
      formats.set(zone, format);
    }
    const parts = Object.fromEntries(format.formatToParts(slot).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts as Record<string, number>;
    offset = Date.UTC(year, month - 1, day, hour, minute) - slot;
    if (offsets.size > 50_000) offsets = new Map();
    offsets.set(key, offset);
  }
  return offset;
}
