import { describe, expect, test } from 'vitest';
import { makeBankAccount, makeMerchant, makePerson } from '@/prisma/demo/factories';
import type { Actor } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { unwrap } from '@/server/kernel/outcome';
import { fixClock } from '@/server/platform/clock';
import { pool, readerFor, rows, sql, transaction } from '@/server/platform/db';
import { type MerchantFacts, payeeOf } from '../../door';
import type { ProposeBankAccountInput } from '../../schema/bank-accounts';
import { confirmBankAccount, rejectBankAccount, withdrawBankAccount } from './decide-account';
import { listBankAccounts, listWaitingAccounts } from './list-accounts';
import { changePayoutSetting, getPayoutSettings } from './payout-settings';
import { proposeBankAccount } from './propose-account';

const GERMAN = 'DE89370400440532013000';
const SPANISH = 'ES9121000418450200051332';
const DUTCH = 'NL91ABNA0417164300';

type Person = Extract<Actor, { kind: 'user' }>;
/** Somebody whose second factor is as fresh as it gets, unless it was shown so many minutes ago. */
async function person(role: Role, merchantId: bigint | null = null, shownMinutesAgo?: number): Promise<Person> {
  const id = await makePerson(role, merchantId);
  const secondFactorAt = shownMinutesAgo === undefined ? null : new Date(Date.now() - shownMinutesAgo * 60_000);
  return { kind: 'user', id, name: role, role, merchantId, session: { id, pending: null, secondFactorAt } };
}

const given = (merchant: MerchantFacts, iban: string, more: Partial<ProposeBankAccountInput> = {}) => ({
  reference: merchant.reference,
  holderName: 'Holder',
  account: { scheme: 'iban' as const, iban },
  reason: 'Another bank',
  ...more,
});

async function confirmed(merchant: MerchantFacts, iban: string) {
  const proposed = unwrap(await proposeBankAccount(await person('finance_operator'), given(merchant, iban)));
  return unwrap(await confirmBankAccount(await person('finance_approver'), { id: proposed.id }));
}

const inForce = async (merchant: MerchantFacts) =>
  (
    await rows<{ id: bigint; masked: string }>(
      pool(),
      sql`SELECT id, masked FROM active_bank_account WHERE merchant_id = ${merchant.id}`,
    )
  )[0];

const states = async (actor: Actor, { reference }: MerchantFacts) =>
  unwrap(await listBankAccounts(actor, { reference, limit: 10 })).data.map(({ version, state }) => [version, state]);

const mailsTo = (merchant: MerchantFacts) =>
  rows<{ kind: string; to: string; text: string }>(
    pool(),
    sql`SELECT kind, "to", text FROM mail WHERE merchant_id = ${merchant.id} ORDER BY kind, id`,
  );

describe('a bank account', () => {
  test('counts once a second person confirms it; a changed one after the cooling-off, and nothing is edited', async () => {
    const merchant = await makeMerchant({ email: 'money@shop.example' });
    const owner = await person('merchant_owner', merchant.id);
    const release = fixClock('2026-03-02T10:00:00Z');
    try {
      const first = unwrap(await proposeBankAccount(owner, given(merchant, GERMAN)));
      expect(first).toMatchObject({ version: 1, state: 'waiting', masked: 'DE•• •••• •••• 3000', isOwn: true });
      expect(await inForce(merchant)).toBeUndefined();
      const approver = await person('finance_approver');
      expect(unwrap(await confirmBankAccount(approver, { id: first.id, words: 'Called them' }))).toMatchObject({
        state: 'active',
        payableFrom: '2026-03-02T10:00:00.000Z',
        decision: { by: 'finance_approver', words: 'Called them' },
      });
      const second = unwrap(await proposeBankAccount(owner, given(merchant, SPANISH)));
      expect((await inForce(merchant))?.masked).toBe('DE•• •••• •••• 3000');
      unwrap(await confirmBankAccount(approver, { id: second.id }));
      expect(await states(owner, merchant)).toEqual([
        [2, 'cooling_off'],
        [1, 'replaced'],
      ]);
      fixClock('2026-03-05T10:00:00Z');
      expect(await states(owner, merchant)).toEqual([
        [2, 'active'],
        [1, 'replaced'],
      ]);
      expect((await inForce(merchant))?.masked).toBe('ES•• •••• •••• 1332');
    } finally {
      release();
    }
  });

  test('is told of to the merchant’s own address and its owners, before and after, with no more than its last digits', async () => {
    const merchant = await makeMerchant({ email: 'money@shop.example' });
    await person('merchant_owner', merchant.id);
    await person('merchant_viewer', merchant.id);
    await confirmed(merchant, GERMAN);
    await confirmed(merchant, SPANISH);
    const mails = await mailsTo(merchant);
    expect(mails.map(({ kind }) => kind.replace('merchants.bank-account-', ''))).toEqual([
      ...Array(4).fill('confirmed'),
      ...Array(4).fill('proposed'),
    ]);
    expect(new Set(mails.map(({ to }) => to.replace(/-.*/, ''))).size).toBe(2);
    expect(mails.some(({ to }) => to.startsWith('merchant_viewer'))).toBe(false);
    for (const { text } of mails) {
      expect(text).toContain('If this was not you');
      expect(text.replace(/\s/g, '')).not.toMatch(/37040044|21000418/);
    }
    expect(mails.some(({ text }) => text.includes('in place of DE•• •••• •••• 3000'))).toBe(true);
  });

  test('cannot be confirmed or rejected by who proposed it, nor withdrawn by another, not even in the database', async () => {
    const merchant = await makeMerchant();
    const admin = await person('admin');
    const { id } = unwrap(await proposeBankAccount(admin, given(merchant, GERMAN)));
    const another = await person('admin');
    expect(await confirmBankAccount(admin, { id })).toMatchObject({ refusal: { code: 'conflict' } });
    expect(await rejectBankAccount(admin, { id, words: 'x' })).toMatchObject({ refusal: { code: 'conflict' } });
    expect(await withdrawBankAccount(another, id)).toMatchObject({ refusal: { code: 'conflict' } });
    const decide = (by: string, decision: string) =>
      pool().query(
        `INSERT INTO bank_account_decision (bank_account_id, merchant_id, decision, decided_by, decided_by_name, decided_at, payable_from)
         VALUES ($1, $2, $3::bank_account_verdict, $4, 'x', now(), CASE WHEN $3 = 'confirmed' THEN now() END)`,
        [id, merchant.id.toString(), decision, by],
      );
    await expect(decide(admin.id, 'confirmed')).rejects.toThrow(/another than who proposed/);
    await expect(decide(admin.id, 'rejected')).rejects.toThrow(/another than who proposed/);
    await expect(decide(another.id, 'withdrawn')).rejects.toThrow(/another than who proposed/);
    expect(unwrap(await withdrawBankAccount(admin, id)).state).toBe('withdrawn');
  });

  test('is confirmed only with a second factor shown within five minutes', async () => {
    const merchant = await makeMerchant();
    const { id } = unwrap(await proposeBankAccount(await person('finance_operator'), given(merchant, GERMAN)));
    const stale = await person('finance_approver', null, 6);
    expect(await confirmBankAccount(stale, { id })).toMatchObject({ refusal: { code: 'fresh_code_required' } });
    expect(await confirmBankAccount({ ...stale, session: undefined } as unknown as Actor, { id })).toMatchObject({
      refusal: { code: 'fresh_code_required' },
    });
    const fresh = await person('finance_approver', null, 4);
    expect(unwrap(await confirmBankAccount(fresh, { id })).state).toBe('active');
  });

  test('waits alone: a second one is refused until the first is decided, also when both come at once', async () => {
    const merchant = await makeMerchant();
    const makers = await Promise.all([1, 2, 3, 4].map(() => person('finance_operator')));
    const asked = await Promise.all(makers.map((maker) => proposeBankAccount(maker, given(merchant, GERMAN))));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    for (const refused of asked.filter(({ ok }) => !ok))
      expect(refused).toMatchObject({ refusal: { code: 'conflict' } });
    // In another currency it is another matter.
    unwrap(await proposeBankAccount(makers[0] as Person, given(merchant, GERMAN, { currency: 'GBP' })));
  });

  test('of two that decide at once, one does; the other hears of it', async () => {
    const merchant = await makeMerchant();
    const { id } = unwrap(await proposeBankAccount(await person('finance_operator'), given(merchant, GERMAN)));
    const approvers = await Promise.all([1, 2, 3].map(() => person('finance_approver')));
    const said = await Promise.all([
      ...approvers.map((approver) => confirmBankAccount(approver, { id })),
      rejectBankAccount(await person('admin'), { id, words: 'No' }),
    ]);
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('comes into force in no moment in which somebody holds the merchant to approve by the one before', async () => {
    const merchant = await makeMerchant();
    await confirmed(merchant, GERMAN);
    const { id } = unwrap(await proposeBankAccount(await person('finance_operator'), given(merchant, SPANISH)));
    const approver = await person('finance_approver');
    let confirming: Promise<unknown> = Promise.resolve();
    await transaction(async (client) => {
      await client.query('SELECT FROM merchant WHERE id = $1 FOR KEY SHARE', [merchant.id.toString()]);
      confirming = confirmBankAccount(approver, { id });
      // It stands in line for the lock.
      await expect
        .poll(async () => (await rows(pool(), sql`SELECT 1 FROM pg_locks WHERE NOT granted`)).length)
        .toBeGreaterThan(0);
      expect((await inForce(merchant))?.masked).toBe('DE•• •••• •••• 3000');
    });
    await confirming;
    expect((await inForce(merchant))?.masked).toBe('ES•• •••• •••• 1332');
  });

  test('is no other than the one in force, and none of a closed merchant', async () => {
    const merchant = await makeMerchant();
    await confirmed(merchant, GERMAN);
    const maker = await person('finance_operator');
    expect(await proposeBankAccount(maker, given(merchant, 'de89 3704 0044 0532 0130 00'))).toMatchObject({
      refusal: { code: 'invalid_input', fields: [{ field: 'account.iban' }] },
    });
    const closed = await makeMerchant({ status: 'closed' });
    expect(await proposeBankAccount(maker, given(closed, GERMAN))).toMatchObject({ refusal: { code: 'conflict' } });
    expect(await proposeBankAccount(maker, given(merchant, SPANISH, { currency: 'XQX' }))).toMatchObject({
      refusal: { fields: [{ field: 'currency' }] },
    });
  });

  test('of two merchants is seen by staff, and by no merchant', async () => {
    const [one, other] = [await makeMerchant(), await makeMerchant()];
    await confirmed(one, DUTCH);
    unwrap(await proposeBankAccount(await person('finance_operator'), given(other, 'nl91 abna 0417 1643 00')));
    const waiting = unwrap(await listWaitingAccounts(await person('finance_approver'), { limit: 200 })).data;
    expect(waiting.find(({ proposed }) => proposed.merchant.reference === other.reference)).toMatchObject({
      current: null,
      proposed: { sharedWith: [one.reference] },
    });
    const owner = await person('merchant_owner', other.id);
    expect(unwrap(await listWaitingAccounts(owner, { limit: 200 })).data).toMatchObject([
      { proposed: { sharedWith: [] } },
    ]);
    expect(await listBankAccounts(owner, { reference: one.reference, limit: 1 })).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });

  test('is read in full by the payout alone, and nowhere else where it lies or was told', async () => {
    const merchant = await makeMerchant({ email: 'money@shop.example' });
    expect(await payeeOf(pool(), await makeBankAccount(merchant))).toEqual({
      scheme: 'iban',
      iban: GERMAN,
      bic: null,
      merchantId: merchant.id,
      currency: 'EUR',
      holderName: merchant.reference,
      country: 'DE',
    });
    for (const table of ['bank_account', 'audit_entry', 'mail', 'outbox', 'bank_account_decision']) {
      const { rows: held } = await pool().query(
        `SELECT t::text AS text FROM ${table} t WHERE t::text LIKE '%${GERMAN}%'`,
      );
      expect(held, table).toEqual([]);
    }
    // As a merchant, not even what is sealed.
    await expect(rows(readerFor(merchant.id), sql`SELECT details_encrypted FROM bank_account`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(rows(readerFor(merchant.id), sql`SELECT * FROM merchant_hold`)).rejects.toThrow(/permission denied/);
    const seen = await rows<{ merchant_id: bigint }>(
      readerFor(merchant.id),
      sql`SELECT merchant_id FROM active_bank_account`,
    );
    expect(seen.map(({ merchant_id }) => merchant_id)).toEqual([merchant.id]);
  });

  test('of the United States keeps all that a payout there needs', async () => {
    const merchant = await makeMerchant({ currency: 'USD' });
    expect(await payeeOf(pool(), await makeBankAccount(merchant))).toMatchObject({
      scheme: 'us',
      routingNumber: '021000021',
      accountNumber: '123456789',
      accountType: 'checking',
      country: 'US',
    });
    expect((await inForce(merchant))?.masked).toBe('•••• 6789');
  });

  test('moved to another merchant’s row cannot be read', async () => {
    const [one, other] = [await makeMerchant(), await makeMerchant()];
    await confirmed(one, GERMAN);
    const { rows: moved } = await pool().query<{ id: bigint }>(
      `INSERT INTO bank_account (merchant_id, currency, version, scheme, holder_name, country, details_encrypted, masked,
                                 fingerprint, proposed_by, proposed_by_name, proposed_at, reason)
       SELECT $2, currency, version, scheme, holder_name, country, details_encrypted, masked, fingerprint, proposed_by,
              proposed_by_name, proposed_at, reason FROM bank_account WHERE merchant_id = $1 RETURNING id`,
      [one.id.toString(), other.id.toString()],
    );
    await expect(payeeOf(pool(), moved[0]?.id as bigint)).rejects.toThrow();
  });

  test('never changes: what was proposed and decided stays', async () => {
    const merchant = await makeMerchant();
    await confirmed(merchant, GERMAN);
    for (const statement of [
      'UPDATE bank_account SET masked = masked',
      'DELETE FROM bank_account_decision',
      'UPDATE payout_setting SET cooling_off_hours = 0',
    ])
      await expect(pool().query(statement)).rejects.toThrow(/permission denied/);
  });
});

test('the cooling-off is a version each time, and holds for what is confirmed from then on', async () => {
  const admin = await person('admin');
  expect(unwrap(await getPayoutSettings(admin)).current.coolingOffHours).toBe(72);
  unwrap(await changePayoutSetting(admin, { coolingOffHours: 24, why: 'Shorter' }));
  unwrap(await changePayoutSetting(admin, { coolingOffHours: 24, why: 'The same' }));
  const settings = unwrap(await getPayoutSettings(admin));
  expect(
    [settings.current, ...settings.before].map(({ coolingOffHours, madeBy }) => [coolingOffHours, madeBy]),
  ).toEqual([
    [24, 'admin'],
    [72, 'system'],
  ]);
  const merchant = await makeMerchant();
  await confirmed(merchant, GERMAN);
  const release = fixClock('2026-03-02T10:00:00Z');
  try {
    expect((await confirmed(merchant, SPANISH)).payableFrom).toBe('2026-03-03T10:00:00.000Z');
  } finally {
    release();
  }
  const owner = await person('merchant_owner', merchant.id);
  expect(unwrap(await getPayoutSettings(owner))).toMatchObject({ current: { why: null }, before: [] });
  expect(await changePayoutSetting(await person('finance_operator'), { coolingOffHours: 0, why: 'x' })).toMatchObject({
    refusal: { code: 'not_allowed' },
  });
});
