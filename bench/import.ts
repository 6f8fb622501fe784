import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { withClient } from '../scripts/database/database';
import { type Result, s, seconds } from './measure';
import { writeOrdersFile } from './orders-file';
import type { BenchDatabase, BenchServer } from './server';

/**
 * What the import wrote, in the order in which it can be copied; a journal's transaction is the copying one, and accounts
 * begin at nothing, to be moved by the postings.
 */
const tables = [
  { name: 'merchant', columns: '*', isMeasured: false },
  { name: 'fee_schedule', columns: '*', isMeasured: false },
  { name: 'fee_version', columns: '*', isMeasured: false },
  { name: 'account', columns: 'id, code, kind, merchant_id, currency', isMeasured: false },
  { name: '"order"', columns: '*', isMeasured: true },
  { name: 'journal', columns: 'id, code, cause_kind, cause_id, effective_on, created_at', isMeasured: true },
  { name: 'posting', columns: '*', isMeasured: true },
  { name: 'payable', columns: '*', isMeasured: true },
];

/** Importing a file of orders, against a raw COPY of the very rows it wrote into the same tables with all their indexes. */
export async function benchImport(server: BenchServer, orders: number): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'countinghouse-bench-import-'));
  try {
    const file = join(folder, 'orders.csv');
    await writeOrdersFile(file, orders);
    const imported = await server.database('imported');
    const ours = await importInOwnProcess(imported, file, folder);
    for (const table of tables) await copyOut(imported, table, folder);
    const copied = await server.database('copied');
    const copySeconds = await copyIn(copied, folder);
    const ratio = ours.seconds / copySeconds;
    return [
      {
        what: `import of ${orders.toLocaleString('en')} orders, against COPY of the same rows`,
        ours: s(ours.seconds),
        yardstick: s(copySeconds),
        ratio,
        limit: '≤ 3',
        holds: ratio <= 3,
      },
      {
        what: 'its memory beyond the idle process',
        ours: `${ours.memoryMb.toFixed(0)} MB`,
        yardstick: '',
        ratio: null,
        limit: '< 300 MB',
        holds: ours.memoryMb < 300,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importInOwnProcess(database: BenchDatabase, file: string, folder: string) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', 'bench/import-process.ts', file],
    {
      env: {
        ...process.env,
        DATABASE_URL: database.appUrl,
        DATA_DIR: folder,
        DEMO: '1',
        NEXTAUTH_SECRET: 'x'.repeat(32),
        ENCRYPTION_KEY: '0'.repeat(64),
        AUDIT_SIGNING_KEY: '0'.repeat(64),
        LOG_LEVEL: 'silent',
      },
    },
  );
  return JSON.parse(stdout) as { seconds: number; memoryMb: number };
}

type Table = (typeof tables)[number];
const fileOf = (table: Table, folder: string) => join(folder, `${table.name.replaceAll('"', '')}.copy`);

const copyOut = ({ ownerUrl }: BenchDatabase, table: Table, folder: string) =>
  withClient(ownerUrl, async (client) => {
    const source = client.query(copyTo(`COPY (SELECT ${table.columns} FROM ${table.name} ORDER BY id) TO STDOUT`));
    await pipeline(source, createWriteStream(fileOf(table, folder)));
  });

const copyIn = ({ ownerUrl }: BenchDatabase, folder: string) =>
  withClient(ownerUrl, async (client) => {
    const copy = async (table: Table) => {
      const columns = table.columns === '*' ? '' : `(${table.columns})`;
      await pipeline(
        createReadStream(fileOf(table, folder)),
        client.query(copyFrom(`COPY ${table.name} ${columns} FROM STDIN`)),
      );
    };
    for (const table of tables.filter((one) => !one.isMeasured)) await copy(table);
    return seconds(async () => {
      await client.query('BEGIN');
      for (const table of tables.filter((one) => one.isMeasured)) await copy(table);
      await client.query('COMMIT');
    });
  });
