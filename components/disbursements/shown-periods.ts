/** How many of the latest periods the overviews sum and draw: half a year of weeks. */
export const shownPeriods = 26;
