import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

export type Wanted = { kind: 'merchants' | 'orders'; file: string; query: Record<string, string> };

const usage = `Usage: npm run import -- merchants|orders <file> [options]

  The file is CSV, as it is or gzipped (.gz). What is not said is detected.

  --columns a,b,…       the product's fields in the file's order; an empty name leaves a column out
  --date-format FORMAT  such as 'dd/MM/yyyy HH:mm:ss'
  --time-zone ZONE      of instants that name no offset (UTC)
  --currency CODE       of rows that name none (EUR)
  --separator CHAR      , ; | or tab
  --decimal MARK        . or ,
  --has-header BOOL     true or false
  --on-error WHAT       stop: all rows or none (the default); skip: the good rows

  It talks to the product that \`npm start\` runs here; COUNTINGHOUSE_URL and COUNTINGHOUSE_API_KEY name another one.`;

const options = {
  columns: { type: 'string' },
  'date-format': { type: 'string' },
  'time-zone': { type: 'string' },
  currency: { type: 'string' },
  separator: { type: 'string' },
  decimal: { type: 'string' },
  'has-header': { type: 'string' },
  'on-error': { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** What the command line asks for; ends the process with the usage when it is not understood. */
export function readArguments(args: string[]): Wanted {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (values.help) return end(usage, 0);
    const [kind, file, ...rest] = positionals;
    if (kind !== 'merchants' && kind !== 'orders')
      return end(`Say what the file holds: merchants or orders.\n\n${usage}`);
    if (file === undefined || rest.length > 0) return end(`Name one file.\n\n${usage}`);
    if (!existsSync(file)) return end(`There is no file ${file}.`);
    const given = Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return { kind, file, query: Object.fromEntries(given.map(([name, value]) => [camelCase(name), unescaped(value)])) };
  } catch (error) {
    return end(`${(error as Error).message}\n\n${usage}`);
  }
}

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const unescaped = (value: string): string => (value === 'tab' || value === '\\t' ? '\t' : value);

function end(message: string, code = 2): never {
  (code === 0 ? console.log : console.error)(message);
  process.exit(code);
}
