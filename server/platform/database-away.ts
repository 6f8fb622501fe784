/** Whether an error says that the database cannot be reached just now, rather than that it refused something. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: string }).code ?? '';
    // Connection errors of the system, and PostgreSQL's classes 08 (connection) and 57P (shutdown, starting up).
    if (/^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|08|57P0)/.test(code)) return true;
    if (/Connection terminated|timeout exceeded when trying to connect/.test(cause.message)) return true;
  }
  return false;
}
