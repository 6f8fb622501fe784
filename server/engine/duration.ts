const UNITS_MS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/**
 * The instant that a time string (`1h30m`, SDK spec 1.3.2) or an ISO 8601 date means, seen from `from`. An empty string
 * is no time at all: it is what the SDK makes of a sleep of 0.
 *
 * @returns undefined when the text is neither
 */
export function instantAfter(text: string, from: Date): Date | undefined {
  if (/^\d{4}-\d\d-\d\d/.test(text)) {
    const instant = new Date(text);
    return Number.isNaN(instant.getTime()) ? undefined : instant;
  }
  const durationMs = parseDurationMs(text);
  return durationMs === undefined ? undefined : new Date(from.getTime() + durationMs);
}

export function parseDurationMs(text: string): number | undefined {
  let totalMs = 0;
  const rest = text.replace(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d|w)/g, (_, count: string, unit: string) => {
    totalMs += Number(count) * (UNITS_MS[unit] ?? 0);
    return '';
  });
  return rest.trim() === '' ? totalMs : undefined;
}
