export const latestRunsShown = 5;
