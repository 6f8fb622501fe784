type TaxedLine = { netMinor: bigint; taxRatePpm: number; taxMinor: bigint };

/** The tax of an invoice by its rates, the highest first: the sums of its lines, so that they come to its totals. */
export function taxByRate(lines: readonly TaxedLine[]): TaxedLine[] {
  const rates = new Map<number, TaxedLine>();
  for (const { taxRatePpm, netMinor, taxMinor } of lines) {
    const sum = rates.get(taxRatePpm) ?? { taxRatePpm, netMinor: 0n, taxMinor: 0n };
    rates.set(taxRatePpm, { taxRatePpm, netMinor: sum.netMinor + netMinor, taxMinor: sum.taxMinor + taxMinor });
  }
  return [...rates.values()].sort((a, b) => b.taxRatePpm - a.taxRatePpm);
}

/** `21 %`, `5.5 %`: parts per million as people write them. */
export const rateText = (ppm: number): string => `${Number((ppm / 10_000).toFixed(4))} %`;
