import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeMerchant, makePerson } from '@/prisma/demo/factories';
import { approvedRun, ibanEnding, owedTo, workOff } from '@/prisma/demo/payouts';
import { type Actor, jobActor } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool } from '@/server/platform/db';
import { exportEvidence } from './export-evidence';
import { sealEntries } from './seal-entries';

const staff = jobActor('test');
let id = '';
let files: Record<string, Uint8Array> = {};
const bytesOf = async (actor: Actor = staff) => buffer(unwrap(await exportEvidence(actor, { id })).body);
const text = (path: string) => strFromU8(files[path] as Uint8Array);
const rows = (path: string) => text(path).trim().split('\r\n').slice(1);

beforeAll(async () => {
  const restore = fixClock('2026-01-12T12:00Z');
  const merchant = await makeMerchant({ reference: 'evident' });
  const day = localDate('2026-01-12');
  await owedTo(merchant, day, 20_000, '99');
  id = await approvedRun(day, 'evident');
  const found = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [id]);
  await workOff(found.rows[0]?.id as bigint, new Date('2026-01-12T12:00Z'), new Date('2026-01-12T12:10Z'));
  restore();
  await sealEntries();
  files = unzipSync(await bytesOf());
});

describe('the evidence of a run', () => {
  test('says of each file how large it is and its hash', () => {
    const manifest = JSON.parse(text('manifest.json')).files as { path: string; bytes: number; sha256: string }[];
    expect(manifest.map(({ path }) => path)).toEqual(Object.keys(files).filter((path) => path !== 'manifest.json'));
    for (const { path, bytes, sha256 } of manifest) {
      const file = files[path] as Uint8Array;
      expect([bytes, sha256]).toEqual([file.byteLength, createHash('sha256').update(file).digest('hex')]);
    }
    for (const path of Object.keys(files)) expect(text('README.txt')).toContain(path === 'README.txt' ? '' : path);
  });

  test('holds what it gives, each line with its arithmetic, and that it comes to the same again', () => {
    expect(JSON.parse(text('run.json'))).toMatchObject({ id, approvedHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(rows('totals.csv')).toEqual(['EUR,1,1,200.00,1.90,198.10']);
    expect(rows('disbursements.csv')).toEqual([
      expect.stringMatching(/,evident,.*,200\.00,1\.90,198\.10,0\.00,,198\.10,to_pay,paid,/),
    ]);
    expect(rows('lines.csv')).toEqual([
      expect.stringMatching(
        /,200\.00,1\.90,198\.10,default,1,200\.00 lies in 50\.00 to under 300\.00: 0\.95 % of 200\.00 = 1\.90$/,
      ),
    ]);
    expect(rows('inputs.csv')).toHaveLength(1);
    expect(JSON.parse(text('replay.json'))).toMatchObject({ isSame: true, lines: 1 });
  });

  test('holds who approved it, what was paid and heard, and the chained audit of it', () => {
    expect(rows('approvals.csv')[0]).toMatch(/,approved,[0-9a-f]{64},/);
    expect(rows('payouts/transfers.csv')).toEqual([
      expect.stringMatching(/^CHP-\d+-01,.*,EUR,198\.10,bank,simulator,/),
    ]);
    expect(rows('payouts/events.csv').at(-1)).toMatch(/,paid,/);
    const audit = rows('audit.csv');
    for (const action of ['run.requested', 'run.submitted', 'run.approved', 'disbursement.planned'])
      expect(audit.some((row) => row.includes(`,${action},`))).toBe(true);
    for (const row of audit) expect(row).toMatch(/^(platform|evident),\d+,[0-9a-f]{64},/);
  });

  test('names no whole account', () => {
    for (const path of Object.keys(files)) expect(text(path)).not.toContain(ibanEnding('99'));
    expect(text('disbursements.csv')).toContain('••');
  });

  test('is the same archive, to the byte, as long as nothing happens', async () => {
    expect((await bytesOf()).equals(await bytesOf())).toBe(true);
  });

  test('is for staff alone, and of a run that there is', async () => {
    const as = async (role: Role, merchantId: bigint | null): Promise<Actor> => ({
      kind: 'user',
      id: await makePerson(role, merchantId),
      name: role,
      role,
      merchantId,
    });
    const merchant = await makeMerchant();
    expect((await exportEvidence(await as('auditor', null), { id })).ok).toBe(true);
    expect((await exportEvidence(await as('merchant_owner', merchant.id), { id })).ok).toBe(false);
    expect(await exportEvidence(null, { id })).toMatchObject({ refusal: { code: 'not_signed_in' } });
    const none = '00000000-0000-4000-8000-000000000000';
    expect(await exportEvidence(staff, { id: none })).toMatchObject({ refusal: { code: 'not_found' } });
  });
});
