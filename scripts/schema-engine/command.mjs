import { createDatabase, dropDatabase, parseDatabaseUrl, runStatement } from './database-url.mjs';

const COMMANDS = {
  'can-connect-to-database': (url) => runStatement(url, 'SELECT 1'),
  'create-database': (url) => createDatabase(url),
  'drop-database': (url) => dropDatabase(url),
};

/** `schema-engine … cli <command>`: what the command line asks outside JSON-RPC. A failure is a JSON line on stderr. */
export async function runCommand(name, databaseUrl) {
  try {
    const command = COMMANDS[name];
    if (!command) throw new Error(`The schema engine has no command ${name}.`);
    await command(databaseUrl);
  } catch (error) {
    const fields = describeFailure(error, databaseUrl);
    // The command line drops the first line of stderr.
    process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`);
    process.exitCode = 1;
  }
}

/** PostgreSQL's and the socket's error codes as Prisma's: https://www.prisma.io/docs/orm/reference/error-reference */
const PRISMA_CODES = {
  '28P01': 'P1000',
  28000: 'P1000',
  ECONNREFUSED: 'P1001',
  ENOTFOUND: 'P1001',
  ETIMEDOUT: 'P1001',
  '3D000': 'P1003',
  '42P04': 'P1009',
};

function describeFailure(error, databaseUrl) {
  const { url, database } = parseDatabaseUrl(databaseUrl);
  const code = PRISMA_CODES[error.code];
  const message = {
    P1000: `Authentication failed against database server, the provided database credentials for \`${url.username}\` are not valid.`,
    P1001: `Can't reach database server at \`${url.hostname}:${url.port || 5432}\``,
    P1003: `Database \`${database}\` does not exist`,
    P1009: `Database \`${database}\` already exists on the database server`,
  }[code];
  return { error_code: code, message: message ?? String(error.message ?? error) };
}
