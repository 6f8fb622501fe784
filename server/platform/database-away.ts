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

/** Whether an error says that the database cannot be reached just now, rather than that it refused something. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseAwayError) return true;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: string }).code ?? '';
    // Connection errors of the system, and PostgreSQL's classes 08 (connection) and 57P (shutdown, starting up).
    if (/^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|08|57P0)/.test(code)) return true;
    if (/Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(cause.message))
      return true;
  }
  return false;
}
