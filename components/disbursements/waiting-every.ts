/** How often it is asked what waits: seldom enough for every page of whoever approves. */
export const waitingEveryMs = 60_000;
