/** The database cannot be reached just now. Nothing is known of a COMMIT that was under way. */
export class DatabaseAwayError extends Error {
  override readonly name = 'DatabaseAwayError';

  constructor(cause: unknown) {
    super('the database is away', { cause });
  }
}

/** Throws what was caught: as `DatabaseAwayError` where that is what it says. */
export function rethrow(error: unknown): never {
  throw isDatabaseAway(error) && !(error instanceof DatabaseAwayError) ? new DatabaseAwayError(error) : error;
}

// Connection errors of the system, PostgreSQL's classes 08 (connection) and 57P (shutdown, starting up), and Prisma's own.
const awayCodes = /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|08|57P0|P1001|P1002|P1008|P1017)/;
// The driver's errors have no code, and Prisma puts PostgreSQL's into its message.
const awayMessages =
  /Connection terminated|is not queryable|timeout exceeded when trying to connect|Code: `(08|57P0)|Can't reach database/;

/** Whether an error says that the database cannot be reached just now, rather than that it refused something. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseAwayError) return true;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: string }).code ?? '';
    if (awayCodes.test(code) || awayMessages.test(cause.message)) return true;
  }
  return false;
}
