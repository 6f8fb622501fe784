import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeMerchant } from '@/prisma/demo/factories';
import { withClient } from '@/scripts/database/database';
import { jobActor } from '@/server/identity/door';
import { unwrap } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { fixClock } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool, transaction } from '@/server/platform/db';
import { compareHeads } from './compare-heads';
import { exportHeads } from './export-heads';
import { sealEntries } from './seal-entries';
import { verifyChain } from './verify-chain';
import { checksWith, verifyRecord } from './verify-record';

// Whoever owns the database can switch its rules off and change what was written: the chain and its exported heads tell.

let merchant: bigint;

/** As a superuser who switched every rule off. */
const tamper = (statement: string, values: unknown[] = []) =>
  withClient(process.env.DATABASE_OWNER_URL as string, async (client) => {
    await client.query(`SET session_replication_role = 'replica'`);
    return client.query(statement, values);
  });

const write = (count: number, merchantId: bigint | null, action = 'thing.changed') =>
  transaction((client) =>
    audit(
      client,
      ...Array.from({ length: count }, (_, index) => ({
        actor: jobActor('test'),
        action,
        object: { type: 'thing', id: String(index) },
        merchantId,
        after: { amountMinor: 9_007_199_254_740_993n, index },
      })),
    ),
  );

const messages = async () => (await verifyRecord()).findings.map(({ merchantId, message }) => [merchantId, message]);

beforeAll(async () => {
  merchant = (await makeMerchant()).id;
});

beforeEach(async () => {
  await tamper('TRUNCATE audit_entry, audit_link, audit_head, audit_export, audit_unsealed RESTART IDENTITY CASCADE');
  await write(5, null);
  await write(4, merchant);
  await sealEntries(3);
});

test.each([2_000, 2, 1])('what nobody touched is intact, in pages of %i', async (size) => {
  const checks = [{ name: 'audit chain', run: () => verifyChain(size) }];
  expect(await verifyRecord(() => {}, checks)).toMatchObject({ counts: { 'audit chain': 9 }, findings: [], found: 0 });
});

describe('names the first place that does not hold', () => {
  const at = (place: number, entry: number) => `place ${place}, entry ${BigInt(entry)}`;
  const changed = 'the entry, or its link, was changed: what stands there is not what was sealed';
  const cases: [how: string, statement: string, message: RegExp | string][] = [
    [
      'an entry was changed',
      `UPDATE audit_entry SET after = jsonb_set(after, '{index}', '9') WHERE id = 3`,
      `${at(3, 3)}: ${changed}`,
    ],
    [
      'a digit beyond what JavaScript can count was changed',
      `UPDATE audit_entry SET after = jsonb_set(after, '{amountMinor}', '"9007199254740992"') WHERE id = 2`,
      `${at(2, 2)}: ${changed}`,
    ],
    ['who did it was changed', `UPDATE audit_entry SET actor_name = 'Eve' WHERE id = 4`, `${at(4, 4)}: ${changed}`],
    [
      'it was moved in time',
      `UPDATE audit_entry SET at = at - interval '1 ms' WHERE id = 4`,
      `${at(4, 4)}: ${changed}`,
    ],
    ['an entry in the middle was deleted', 'DELETE FROM audit_entry WHERE id = 3', `${at(3, 3)}: the entry is missing`],
    [
      'a link in the middle was deleted',
      'DELETE FROM audit_link WHERE tenant = 0 AND place IN (3, 4)',
      'a link is missing: place 3 to 4 is gone',
    ],
    [
      'an entry in the middle was deleted with its link',
      'WITH gone AS (DELETE FROM audit_link WHERE entry_id = 2) DELETE FROM audit_entry WHERE id = 2',
      'a link is missing: place 2 is gone',
    ],
    [
      'two entries were swapped',
      `UPDATE audit_link SET entry_id = -1 WHERE entry_id = 2; UPDATE audit_link SET entry_id = 2 WHERE entry_id = 4;
       UPDATE audit_link SET entry_id = 4 WHERE entry_id = -1`,
      `place 2, entry 4: ${changed}`,
    ],
    [
      'the hash of a link was changed',
      `UPDATE audit_link SET hash = decode(repeat('00', 32), 'hex') WHERE tenant = 0 AND place = 5`,
      `${at(5, 5)}: ${changed}`,
    ],
    [
      'the first was deleted',
      'WITH gone AS (DELETE FROM audit_link WHERE entry_id = 1) DELETE FROM audit_entry WHERE id = 1',
      'a link is missing: place 1 is gone',
    ],
  ];
  test.each(cases)('%s', async (_how, statement, message) => {
    await tamper(statement);
    expect(await messages()).toEqual([[null, message]]);
  });

  test('of each chain, and only there', async () => {
    await tamper(`UPDATE audit_entry SET why = 'x' WHERE id IN (2, 4, 8, 9)`);
    expect(await messages()).toEqual([
      [null, `${at(2, 2)}: ${changed}`],
      [merchant, `${at(3, 8)}: ${changed}`],
    ]);
  });
});

describe('with a head that was exported', () => {
  let exported: string;
  beforeEach(async () => {
    unwrap(await exportHeads(jobActor('test')));
    const { rows } = await pool().query<{ file_key: string }>('SELECT file_key FROM audit_export');
    exported = readFileSync(join(config().DATA_DIR, 'files', rows[0]?.file_key as string), 'utf8');
  });

  test('a tail that was deleted is missed', async () => {
    await tamper(
      'WITH gone AS (DELETE FROM audit_link WHERE tenant = 0 AND place > 3 RETURNING entry_id) DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM gone)',
    );
    expect(await messages()).toEqual([
      [
        null,
        expect.stringMatching(
          /^entries were deleted at the tail: place 5 was exported at .*, and the chain ends at place 3$/,
        ),
      ],
    ]);
  });

  test('so is a chain that was deleted whole', async () => {
    await tamper(
      'WITH gone AS (DELETE FROM audit_link WHERE tenant <> 0 RETURNING entry_id) DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM gone)',
    );
    expect(await messages()).toEqual([[merchant, expect.stringMatching(/place 4 was exported .* no link is left$/)]]);
  });

  /** Changes an entry and makes every link anew: the chain itself holds again. */
  const rewrite = async () => {
    await tamper(`UPDATE audit_entry SET actor_name = 'Eve' WHERE id = 2`);
    await tamper('DELETE FROM audit_link WHERE tenant = 0');
    await tamper(
      'INSERT INTO audit_unsealed SELECT id FROM audit_entry WHERE merchant_id IS NULL ON CONFLICT DO NOTHING',
    );
    await sealEntries();
  };

  test('a chain that was rewritten to its end is found by the head', async () => {
    await rewrite();
    expect(await messages()).toEqual([
      [
        null,
        expect.stringMatching(
          /^place 5, entry 5: the chain was rewritten: it is not the one whose head was exported at /,
        ),
      ],
    ]);
  });

  test('and by the file that was kept elsewhere, when the heads were deleted as well', async () => {
    await rewrite();
    await tamper('DELETE FROM audit_head');
    expect(await messages()).toEqual([]);
    const { findings, counts } = await verifyRecord(() => {}, checksWith(exported));
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^place 5: the chain was rewritten since the file of/),
    ]);
    expect(counts['exported heads']).toBe(2);
  });

  test('a head that was forged is not signed', async () => {
    await rewrite();
    await tamper(
      'UPDATE audit_head h SET hash = l.hash FROM audit_link l WHERE l.tenant = h.tenant AND l.place = h.place',
    );
    expect(await messages()).toEqual([[null, expect.stringContaining('is not signed with this installation')]]);
    const forged = exported.replace(/"hash":"[0-9a-f]{2}/, '"hash":"00');
    expect(await drain(compareHeads(forged))).toEqual([expect.stringContaining('is not signed')]);
  });

  test('exported once more, it keeps only the heads that moved', async () => {
    await sealEntries();
    unwrap(await exportHeads(jobActor('test')));
    const { rows } = await pool().query<{ tenant: bigint; places: bigint[] }>(
      'SELECT tenant, array_agg(place ORDER BY place) AS places FROM audit_head GROUP BY tenant ORDER BY tenant',
    );
    // The platform's chain moved: the export itself is written down.
    expect(rows.map(({ tenant, places }) => [tenant, places.map(String)])).toEqual([
      [0n, ['5', '6']],
      [merchant, ['4']],
    ]);
    expect(await messages()).toEqual([]);
  });
});

describe('an entry in no chain', () => {
  test('is found once sealing should have had it', async () => {
    await write(2, merchant);
    await tamper('DELETE FROM audit_unsealed');
    await sealEntries();
    expect(await messages()).toEqual([]);
    const release = fixClock(new Date(Date.now() + 11 * 60_000));
    try {
      expect(await messages()).toEqual([
        [merchant, '2 entries are older than 10 minutes in no chain: the first is entry 10'],
      ]);
    } finally {
      release();
    }
  });
});

async function drain(findings: AsyncGenerator<{ message: string }>): Promise<string[]> {
  const said: string[] = [];
  for await (const { message } of findings) said.push(message);
  return said;
}
