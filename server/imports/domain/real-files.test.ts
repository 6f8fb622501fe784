import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { defaultTiers, feeFor } from '@/server/kernel/fee-schedule';
import { unwrap } from '@/server/kernel/outcome';
import { parseBlock } from './csv-block';
import { detectDialect } from './dialect';
import type { ImportKind } from './fields';
import { suggestMapping } from './mapping';
import type { MerchantRow } from './merchant-row';
import type { OrderRow } from './order-row';
import { compileRowParser } from './parse-row';
import { readRecords } from './read-records';

const folder = resolve(import.meta.dirname, '../../../../shared/data');
const isMissing = !existsSync(folder);

describe.skipIf(isMissing)(`real files${isMissing ? ': skipped, since ../shared/data is not there' : ''}`, () => {
  test('2018: orders without a header', async () => {
    const columns = ['externalReference', 'merchant', 'shopper', 'amount', 'createdAt', 'completedAt'];
    const totals = await totalsOf('sequra-2018/orders.csv', columns);
    expect(totals).toMatchObject({ rows: 3_240, completed: 2_716, grossMinor: 646_764_11n });
  });

  test('2018: merchants without a header', async () => {
    const rows: MerchantRow[] = [];
    const columns = ['reference', 'name', 'email', 'companyId'];
    await eachRow('merchants', 'sequra-2018/merchants.csv', (row) => rows.push(row), columns);
    expect(rows).toHaveLength(14);
    expect(rows[1]).toMatchObject({ reference: '2', name: 'Weissnat, Hackett and Purdy', companyId: 'B611111112' });
  });

  test('2023: merchants, mapped by their header', async () => {
    const rows: MerchantRow[] = [];
    await eachRow('merchants', 'sequra-2023/merchants.csv', (row) => rows.push(row));
    expect(rows).toHaveLength(50);
    expect(rows[0]).toMatchObject({ reference: 'padberg_group', liveOn: '2023-02-01', disbursementFrequency: 'daily' });
  });

  test('2023: 1.3 million orders, mapped by their header', { timeout: 300_000 }, async () => {
    const totals = await totalsOf('sequra-2023/orders.csv.gz');
    expect(totals).toEqual({
      rows: 1_309_023,
      completed: 1_309_023,
      grossMinor: 227_536_857_91n,
      feeMinor: 2_042_938_13n,
    });
  });
});

async function totalsOf(file: string, columns?: string[]) {
  const totals = { rows: 0, completed: 0, grossMinor: 0n, feeMinor: 0n };
  const tiers = defaultTiers('EUR');
  await eachRow(
    'orders',
    file,
    ({ completedAt, amountMinor }) => {
      totals.rows += 1;
      if (completedAt === null) return;
      totals.completed += 1;
      totals.grossMinor += amountMinor;
      totals.feeMinor += feeFor(amountMinor, tiers).feeMinor;
    },
    columns,
  );
  return totals;
}

/** Detects, maps, reads and parses a file as an import does; a problem anywhere fails the test. */
async function eachRow<Kind extends ImportKind>(
  kind: Kind,
  file: string,
  take: (row: Kind extends 'orders' ? OrderRow : MerchantRow) => void,
  chosen?: string[],
): Promise<void> {
  const sample = await firstLines(open(file));
  const dialect = detectDialect(sample);
  const rows = parseBlock(Buffer.from(sample), dialect.separator, 1).records.map((record) => record.cells);
  const header = dialect.hasHeader ? (rows.shift() ?? null) : null;
  const mapping = suggestMapping(kind, header, rows, chosen);
  expect(mapping.problems).toEqual([]);
  expect(dialect).toMatchObject({ ambiguousDate: false, ambiguousDecimal: false });

  const parse = unwrap(compileRowParser(kind, { ...dialect, ...mapping, header, timeZone: 'UTC', currency: 'EUR' }));
  let isHeader = header !== null;
  for await (const { records, problems } of readRecords(open(file), dialect)) {
    expect(problems).toEqual([]);
    for (const { cells, line } of records) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      const result = parse(cells, line);
      if (!result.ok) expect.fail(JSON.stringify(result.problems));
      take(result.row as Parameters<typeof take>[0]);
    }
  }
}

function open(file: string): Readable {
  const bytes = createReadStream(resolve(folder, file), { highWaterMark: 262_144 });
  return file.endsWith('.gz') ? bytes.pipe(createGunzip({ chunkSize: 262_144 })) : bytes;
}

async function firstLines(bytes: Readable): Promise<string> {
  for await (const chunk of bytes) {
    const text = String(chunk);
    return text.slice(0, text.lastIndexOf('\n') + 1);
  }
  return '';
}
