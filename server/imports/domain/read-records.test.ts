import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type CsvRecord, parseBlock, type Separator } from './csv-block';
import { type RecordBatch, readRecords } from './read-records';

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(
  text: string | Buffer,
  { separator = ',' as Separator, size = 65_536, offset = 0, line = 1 } = {},
): Promise<RecordBatch & { batches: RecordBatch[] }> {
  const bytes = Buffer.from(text as string);
  const all: RecordBatch & { batches: RecordBatch[] } = {
    ...{ records: [], problems: [], endOffset: offset, nextLine: line, batches: [] },
  };
  for await (const batch of readRecords(inChunks(bytes.subarray(offset), size), { separator, offset, line })) {
    all.records.push(...batch.records);
    all.problems.push(...batch.problems);
    all.endOffset = batch.endOffset;
    all.nextLine = batch.nextLine;
    all.batches.push(batch);
  }
  return all;
}

const record = (line: number, ...cells: string[]): CsvRecord => ({ cells, line });

describe('readRecords', () => {
  test.each<[string, string, CsvRecord[]]>([
    ['plain lines', 'a,b\nc,d\n', [record(1, 'a', 'b'), record(2, 'c', 'd')]],
    ['a last line without its line feed', 'a,b\nc,d', [record(1, 'a', 'b'), record(2, 'c', 'd')]],
    ['lines that end as on Windows', 'a,b\r\nc,d\r\n', [record(1, 'a', 'b'), record(2, 'c', 'd')]],
    ['a byte order mark', '\ufeffa,b\n', [record(1, 'a', 'b')]],
    ['a byte order mark before a quote', '\ufeff"a,b",c\n', [record(1, 'a,b', 'c')]],
    ['quotes around separators', '"a,b",c\n', [record(1, 'a,b', 'c')]],
    ['doubled quotes', '"say ""a""",b\n', [record(1, 'say "a"', 'b')]],
    ['a cell of two lines, counted as two', '"a\nb",c\nd,e\n', [record(1, 'a\nb', 'c'), record(3, 'd', 'e')]],
    ['blanks around cells and quotes', ' a , "b" \n', [record(1, 'a', 'b')]],
    ['empty cells', ',a,\n', [record(1, '', 'a', '')]],
    ['rows of different lengths, for the row parser to refuse', 'a\nb,c\n', [record(1, 'a'), record(2, 'b', 'c')]],
    ['no blank lines, which still count', 'a\n\n , \nb\n', [record(1, 'a'), record(4, 'b')]],
    ['letters of all alphabets', 'Ñandú,株式会社\n', [record(1, 'Ñandú', '株式会社')]],
    ['nothing in an empty file', '', []],
    ['nothing in a file of a byte order mark alone', '\ufeff', []],
  ])('reads %s', async (_what, text, records) => {
    for (const size of [1, 2, 3, 65_536]) {
      const all = await read(text, { size });
      expect(all.records).toEqual(records);
      expect(all.problems).toEqual([]);
      expect(all.endOffset).toBe(Buffer.byteLength(text));
    }
  });

  const unclosed = /^this row opens a quote and does not close it/;
  const inside = /^this row has a quote inside a cell/;
  const after = /^this row has text after a closing quote/;
  test.each<[string, string, [number, RegExp][], CsvRecord[]]>([
    ['a quote that is not closed', 'a\n"b\nc\n', [[2, unclosed]], [record(1, 'a'), record(3, 'c')]],
    ['one at the end', 'a\n"b', [[2, unclosed]], [record(1, 'a')]],
    ['a quote inside a cell', 'a\n5" pipe\nc\n', [[2, inside]], [record(1, 'a'), record(3, 'c')]],
    [
      'two of them, far apart',
      'a\n5" b\nc\n6" d\ne\n',
      [
        [2, inside],
        [4, inside],
      ],
      [record(1, 'a'), record(3, 'c'), record(5, 'e')],
    ],
    ['text after a quote', '"a"b\nc\n', [[1, after]], [record(2, 'c')]],
    ['text after a quote and a blank', '"a" b\nc\n', [[1, after]], [record(2, 'c')]],
    ['a fault beside good quotes', '"a\nb"\n"c" d\n"e\nf"\n', [[3, after]], [record(1, 'a\nb'), record(4, 'e\nf')]],
  ])('tells the line of %s and goes on with the next', async (_what, text, problems, records) => {
    for (const size of [1, 5, 65_536]) {
      const all = await read(text, { size });
      expect(all.records).toEqual(records);
      expect(all.problems).toMatchObject(
        problems.map(([line, message]) => ({ line, message: expect.stringMatching(message) })),
      );
      expect(all.endOffset).toBe(Buffer.byteLength(text));
    }
  });

  test('tells the line of what is not UTF-8 and goes on', async () => {
    const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.from('Ñandú\n', 'latin1'), Buffer.from('Ñandú\n')]);
    const all = await read(bytes);
    expect(all.records).toEqual([record(1, 'a'), record(3, 'Ñandú')]);
    expect(all.problems).toMatchObject([{ line: 2, message: expect.stringContaining('UTF-8') }]);
  });

  test('gives up one line, not the file, when a quote stays open for long', async () => {
    const good = Array.from({ length: 30_000 }, (_, index) => `row ${index},ok`);
    const all = await read(['"open,b', ...good].join('\n'));
    expect(all.problems).toMatchObject([{ line: 1, message: expect.stringMatching(unclosed) }]);
    expect(all.records).toHaveLength(30_000);
    expect(all.records.at(-1)).toEqual(record(30_001, 'row 29999', 'ok'));
  });

  test('keeps nothing of a line that is too long, and goes on after it', async () => {
    const long = 'x'.repeat(300_000);
    // In small chunks and in one that holds it all, quoted or not, at the end or before it.
    for (const text of [`a\n${long}\nb\n`, `a\n${long}\nb`, `a\n"${long}\nb\n`, `a\n${long}`]) {
      for (const size of [10_000, 1_000_000]) {
        const all = await read(text, { size });
        expect(all.problems).toMatchObject([{ line: 2, message: expect.stringContaining('longer than 65536 bytes') }]);
        expect(all.records).toEqual([record(1, 'a'), ...(text.includes('b') ? [record(3, 'b')] : [])]);
        expect(all.endOffset).toBe(text.length);
      }
    }
  });

  test.each([
    [65_536, 0, 'the longest record'],
    [65_537, 1, 'one byte more'],
  ])('a quoted cell of many lines, %i bytes with it all: %i problems, as %s', async (bytes, problems) => {
    const cell = 'x\n'.repeat(40_000).slice(0, bytes - 3);
    for (const size of [10_000, 1_000_000]) {
      const all = await read(`"${cell}"\nb\n`, { size });
      expect(all.problems.slice(0, 1)).toMatchObject(
        problems === 0 ? [] : [{ line: 1, message: expect.stringMatching(unclosed) }],
      );
      expect(all.records.at(-1)?.cells).toEqual(['b']);
      if (problems === 0) expect(all.records).toEqual([record(1, cell), record(cell.split('\n').length + 1, 'b')]);
    }
  });

  test('holds a block that is parsed by itself to the same limit', () => {
    const { records, problems, length } = parseBlock(Buffer.from(`a\n${'x'.repeat(70_000)}`), ',', 1);
    expect(records).toEqual([record(1, 'a')]);
    expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining('longer than 65536 bytes') }]);
    expect(length).toBe(70_002);
  });

  const separators = fc.constantFrom<Separator>(',', ';', '\t', '|');
  const cells = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '1', ' ', '"', ',', ';', '\t', '|', '\n', 'é', '株', '😀') }),
    fc.string(),
  );
  // Blanks around a cell are trimmed, and records without any text are left out: those are told above.
  const rows = fc.array(
    fc.array(
      cells.map((cell) => cell.replace(/\p{Cc}(?<![\n\t])/gu, '').trim()),
      { minLength: 1, maxLength: 5 },
    ),
    { maxLength: 20 },
  );
  const write = (table: string[][], separator: string, end: string, quoteAll: boolean) =>
    table
      .map((row) =>
        row.map((cell) => (quoteAll || /[",;|\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)),
      )
      .map((row) => row.join(separator) + end)
      .join('');

  test.prop([rows, separators, fc.constantFrom('\n', '\r\n'), fc.boolean(), fc.integer({ min: 1, max: 50 })])(
    'reads back what was written, in chunks of any size, and can stop and go on after each batch',
    async (table, separator, end, quoteAll, size) => {
      const text = write(table, separator, end, quoteAll);
      const filled = table.filter((row) => row.some((cell) => cell !== ''));
      const all = await read(text, { separator, size });
      expect(all.problems).toEqual([]);
      expect(all.records.map((one) => one.cells)).toEqual(filled);
      expect(all.endOffset).toBe(Buffer.byteLength(text));

      let count = 0;
      for (const { records, endOffset, nextLine } of all.batches) {
        count += records.length;
        const rest = await read(text, { separator, size, offset: endOffset, line: nextLine });
        expect(rest.records).toEqual(all.records.slice(count));
      }
    },
  );

  test.prop([
    fc.array(fc.constantFrom('a', ',', '"', '\n', '\r\n', ' '), { maxLength: 200 }),
    fc.integer({ min: 1, max: 50 }),
  ])(
    'reads any text, whatever is wrong with it, line for line and alike in chunks of any size',
    async (pieces, size) => {
      // A blank last line without its end is no line.
      const text = `${pieces.join('')}a`;
      const all = await read(text, { size });
      const { batches, ...whole } = await read(text);
      expect(all).toMatchObject(whole);
      expect(all.endOffset).toBe(Buffer.byteLength(text));
      expect(all.nextLine).toBe(text.split('\n').length + 1);
      const lines = [...all.records, ...all.problems].map((one) => one.line);
      expect(new Set(lines).size).toBe(lines.length);

      for (const { endOffset, nextLine } of all.batches) {
        const rest = await read(text, { offset: endOffset, line: nextLine });
        expect(rest.records).toEqual(all.records.filter((one) => one.line >= nextLine));
        expect(rest.problems).toEqual(all.problems.filter((one) => one.line >= nextLine));
      }
    },
  );
});
