/** Seconds that `work` takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** The median of the ratios round by round: what slows the machine for a while slows both sides of a round. */
export const medianRatio = (ours: number[], yardstick: number[]): number =>
  median(ours.map((value, round) => value / (yardstick[round] as number)));

/** One line of the report: ours beside the yardstick, and how it should be. */
export type Result = {
  what: string;
  ours: string;
  yardstick: string;
  ratio: number | null;
  limit: string;
  holds: boolean;
};

export function report(results: Result[]): string {
  const head = ['what', 'ours', 'yardstick', 'ratio', 'limit', ''];
  const rows = results.map((r) => [
    r.what,
    r.ours,
    r.yardstick,
    r.ratio?.toFixed(2) ?? '',
    r.limit,
    r.holds ? 'holds' : 'BROKEN',
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export const ms = (s: number): string => `${(s * 1000).toFixed(1)} ms`;
export const s = (value: number): string => `${value.toFixed(1)} s`;
