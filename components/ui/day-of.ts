/** A day of an address, midnight in UTC, as it stands in inputs of the server: `YYYY-MM-DD`. */
export const dayOf = (day: Date | null): string | undefined => day?.toISOString().slice(0, 10);
