import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDirectory, inDatabase } from './database';
import { ownPerson } from './own-person';
import { expect, type Page, test } from './product';

// What is refused is a 401 or 400 in the browser's console.
test.use({ expectedErrors: [/status of 40[01]/] });

const CARD = '4000056655665556';
const WRONG_KEY = 'ch_canary_never_issued_0123456789abcdef';
const WRONG_PASSWORD = 'canary that nobody chose 81';
/** Told by the product to whom it concerns, and gone then; or typed, and never kept as it was typed. */
async function useSecrets(page: Page): Promise<Record<string, string>> {
  const person = await ownPerson('admin');
  await page.goto('/login');
  for (const password of [WRONG_PASSWORD, person.password]) {
    await page.getByLabel('Email').fill(person.email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    if (password === WRONG_PASSWORD)
      await expect(page.getByRole('alert').filter({ hasText: 'do not match' })).toBeVisible();
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  const session = (await page.context().cookies()).find(({ name }) => name.includes('session'));

  await page.goto('/account');
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByLabel('Your password').fill(person.password);
  await page.getByRole('button', { name: 'Show the picture to scan' }).click();
  const totp = ((await page.getByRole('dialog').locator('code').textContent()) ?? '').replace(/\s/g, '');

  await page.goto('/api-keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('Canary');
  await page.getByRole('checkbox', { name: /payments:write/ }).check();
  await page.getByRole('button', { name: 'Make the key' }).click();
  const key = (await page.getByTestId('key').textContent()) ?? '';

  const card = { cardNumber: CARD, holder: 'C. Anary', expiry: '12/40', verificationCode: '917' };
  const amount = { amount: 4100, currency: 'EUR' };
  const payment = { merchant: 'harbour-books', method: 'debit_card', description: 'Canary', amount, card };
  const pay = (bearer: string, data: object) =>
    page.request.post('/api/v1/payments', {
      headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': crypto.randomUUID() },
      data,
    });
  expect((await pay(key, payment)).status()).toBe(202);
  expect((await pay(key, { ...payment, amount: { amount: -1, currency: 'EUR' } })).status()).toBe(400);
  expect((await pay(WRONG_KEY, payment)).status()).toBe(401);
  const token = session?.value ?? '';
  return {
    totp,
    key,
    token,
    card: CARD,
    password: person.password,
    wrongKey: WRONG_KEY,
    wrongPassword: WRONG_PASSWORD,
  };
}

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Which of the texts stand in the database, as themselves or within bytes, and in which tables. */
const tablesWith = (texts: string[]) =>
  inDatabase('owner', async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(rows.length).toBeGreaterThan(40);
    const found: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await client.query(
        `SELECT FROM ${name} t, LATERAL (SELECT t::text) AS a(whole), unnest($1::text[]) AS wanted(canary)
         WHERE position(wanted.canary IN a.whole) > 0
            OR position(encode(convert_to(wanted.canary, 'UTF8'), 'hex') IN a.whole) > 0 LIMIT 1`,
        [texts],
      );
      if (rowCount) found.push(name);
    }
    return found;
  });

test('no secret that was typed or shown is left in a log or a table', async ({ page }) => {
  test.slow();
  const secrets = await useSecrets(page);
  for (const [what, secret] of Object.entries(secrets)) expect(secret.length, what).toBeGreaterThan(9);
  // It finds what is there: the holder of the card is kept.
  expect(await tablesWith(['C. Anary'])).not.toEqual([]);
  expect(await tablesWith(Object.values(secrets))).toEqual([]);
  const logs = filesBelow(join(dataDirectory, 'logs')).map((file) => readFileSync(file, 'utf8'));
  expect(logs.some((text) => text.length > 0)).toBe(true);
  const leaked = Object.keys(secrets).filter((what) => logs.some((text) => text.includes(secrets[what] as string)));
  expect(leaked).toEqual([]);
});
