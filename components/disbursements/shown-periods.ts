/** How many of the latest periods the overviews sum and draw: half a year of weeks. */
export const shownPeriods = 26;

/** How many are asked for: each currency of a period counts for itself. */
export const askedPeriods = 200;
