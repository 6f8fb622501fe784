const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const slotMs = hourMs / 4;

/** Whether the text names an IANA zone (`Europe/Madrid`, `UTC`); bare offsets (`+02:00`) are not zones. */
export function isTimeZone(text: string): boolean {
  return /^[A-Za-z]/.test(text) && clockOf(text) !== undefined;
}

/**
 * How far the zone's clocks are ahead of UTC at an instant. Asking `Intl` costs microseconds, so the answer is kept for
 * each quarter hour of UTC. Slots inside which the offset changes (historic zones changed at odd seconds) are asked
 * afresh each time. Throws a RangeError for what is not a zone.
 */
export function offsetMsAt(instantMs: number, zone: string): number {
  const clock = clockOf(zone);
  if (!clock) throw new RangeError(`"${zone}" is not a time zone`);
  const slot = Math.floor(instantMs / slotMs);
  let offsetMs = clock.offsetMsBySlot.get(slot);
  if (offsetMs === undefined) {
    const first = askOffsetMs(slot * slotMs, clock.format);
    offsetMs = first === askOffsetMs((slot + 1) * slotMs - 1, clock.format) ? first : Number.NaN;
    // Three years of quarter hours; a busier cache starts afresh rather than grow.
    if (clock.offsetMsBySlot.size >= 100_000) clock.offsetMsBySlot.clear();
    clock.offsetMsBySlot.set(slot, offsetMs);
  }
  return Number.isNaN(offsetMs) ? askOffsetMs(instantMs, clock.format) : offsetMs;
}

/**
 * The instant at which the zone's clocks show `wallMs` (their reading, counted as if it were UTC). A reading that occurs
 * twice, when clocks go back, is the earlier one; one that never occurs, when they go forward, moves on by the gap
 * (02:30 becomes 03:30), as it does in java.time and Temporal.
 */
export function instantMsOf(wallMs: number, zone: string): number {
  return shownAtMs(wallMs, zone) ?? wallMs - offsetMsAt(wallMs - dayMs, zone);
}

/** The first instant at which the zone's clocks show `wallMs` or, when a gap swallows that reading, a later one. */
export function firstInstantMsFrom(wallMs: number, zone: string): number {
  const shown = shownAtMs(wallMs, zone);
  if (shown !== undefined) return shown;
  // In a gap: halve the time around it until the jump is found.
  let before = wallMs - dayMs;
  let after = wallMs + dayMs;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + offsetMsAt(middle, zone) < wallMs) before = middle;
    else after = middle;
  }
  return after;
}

function shownAtMs(wallMs: number, zone: string): number | undefined {
  // No zone is a day away from UTC, so the offset before and after any change nearby are the two to try. The one before
  // comes first: when clocks go back, it gives the earlier of the two instants.
  const before = offsetMsAt(wallMs - dayMs, zone);
  if (offsetMsAt(wallMs - before, zone) === before) return wallMs - before;
  const after = offsetMsAt(wallMs + dayMs, zone);
  return offsetMsAt(wallMs - after, zone) === after ? wallMs - after : undefined;
}

type ZoneClock = { format: Intl.DateTimeFormat; offsetMsBySlot: Map<number, number> };

const clocks = new Map<string, ZoneClock>();

function clockOf(zone: string): ZoneClock | undefined {
  let clock = clocks.get(zone);
  if (clock) return clock;
  try {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...numeric, ...time });
    clock = { format, offsetMsBySlot: new Map() };
  } catch {
    return undefined;
  }
  // Zones may be written in any case, so the spellings have no end; the zones in use are few.
  if (clocks.size >= 1_000) clocks.clear();
  clocks.set(zone, clock);
  return clock;
}

const clockShape = /^(\d+)\/(\d+)\/(\d{4}), (\d+):(\d+):(\d+)$/;

function askOffsetMs(instantMs: number, format: Intl.DateTimeFormat): number {
  const shown = clockShape.exec(format.format(instantMs));
  if (!shown) throw new RangeError('only years from 1000 to 9999 have a calendar here');
  const [, month, day, year, hour, minute, second] = shown;
  const wallMs = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  // The clock shows whole seconds.
  return wallMs - Math.floor(instantMs / 1000) * 1000;
}
