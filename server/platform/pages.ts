/** All rows of a keyset, page after page: as many are in memory as one page has. */
export async function* allPages<Row>(
  page: (after: bigint, limit: number) => Promise<Row[]>,
  key: (row: Row) => bigint,
  limit = 500,
): AsyncGenerator<Row> {
  let after = 0n;
  for (;;) {
    const found = await page(after, limit);
    for (const row of found) {
      yield row;
      after = key(row);
    }
    if (found.length < limit) return;
  }
}
