import { readFileSync } from 'node:fs';
import { expect, type Page, signIn, test } from './product';

/** Days before today, as they are everywhere. */
const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** A merchant that is not settled yet, with one order of 50.00 euros that was completed some days ago. */
async function newMerchant(page: Page, reference: string): Promise<void> {
  const post = async (path: string, data: unknown) => {
    const headers = { origin: new URL(page.url()).origin, 'idempotency-key': crypto.randomUUID() };
    const answer = await page.request.post(`/api/v1${path}`, { headers, data });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as { id: string };
  };
  const { id } = await post(
    `/imports?kind=merchants&fileName=${reference}.csv`,
    `reference,name,currency\n${reference},Ledger & Søn ${reference},EUR\n`,
  );
  await expect
    .poll(async () => (await (await page.request.get(`/api/v1/imports/${id}`)).json()).status)
    .toBe('completed');
  const at = `${daysAgo(3)}T12:00:00Z`;
  await post('/orders/completed', {
    merchant: reference,
    orders: [
      { externalReference: `order of ${reference}`, amount: { amount: 5_000, currency: 'EUR' }, completedAt: at },
    ],
  });
}

const figures = (page: Page) => page.getByRole('region', { name: 'Balance in EUR' });

test('what is owed leads to its journal and its account; settling makes it available', async ({ page }) => {
  await signIn(page, 'finance_operator', '/settlements');
  const reference = `ledger-${crypto.randomUUID().slice(0, 8)}`;
  await newMerchant(page, reference);

  await page.goto(`/payables?merchant=${reference}`);
  const payables = page.getByRole('table', { name: 'Payables' });
  await expect(payables.getByRole('row')).toHaveCount(2);
  await expect(payables).toContainText('€49.52');
  await payables.getByRole('link').click();
  await page.waitForURL(/\/payables\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('For order');
  await expect(page.getByText('50.00 lies in 50.00 to under 300.00: 0.95 % of 50.00 = 0.475')).toBeVisible();
  await expect(page.getByText('By version 1 of the default fees for orders')).toBeVisible();
  await page.getByRole('link', { name: /^Journal \d+$/ }).click();
  await page.waitForURL(/\/ledger\/journals\/\d+$/);
  const sums = page.getByRole('row', { name: 'Sum of EUR' });
  await expect(sums.getByText('€50.00')).toHaveCount(2);
  await page.getByRole('table', { name: 'Lines' }).getByRole('link', { name: 'Merchants, pending, EUR' }).click();
  await page.waitForURL(/\/ledger\/accounts\/\d+$/);
  await expect(page.getByRole('table', { name: 'Postings' })).toContainText('Orders were completed');

  await page.goto(`/balance?merchant=${reference}`);
  await expect(figures(page)).toContainText('Pending€49.52');
  await page.goto('/settlements');
  await page.getByRole('button', { name: 'Settle through…' }).click();
  await page.getByLabel('Through').fill(daysAgo(1));
  await page.getByRole('dialog').getByRole('button', { name: 'Settle', exact: true }).click();
  await page.waitForURL(/\/settlements\/\d+$/);
  await expect(page.getByText('Done', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText(/settled \d+ merchants?/);

  // On the page of the merchant, too.
  await page.goto(`/merchants/${reference}?tab=balance`);
  await expect(figures(page)).toContainText('Available€49.52');
  await page.getByRole('link', { name: 'On a past day' }).click();
  await page.waitForURL(`**/balance?merchant=${reference}`);
  await page.getByLabel('As of the end of').fill(daysAgo(4));
  await expect(page).toHaveURL(new RegExp(`asOf=${daysAgo(4)}`));
  await expect(page.getByText(/was owed this at the end of/)).toBeVisible();
  await expect(figures(page)).toContainText('Available€0.00');
  await page.getByRole('button', { name: 'Now' }).click();
  await expect(figures(page)).toContainText('Available€49.52');
  await page.goto(`/balance?merchant=${reference}&knownOn=${new Date(Date.now() - 3_600_000).toISOString()}`);
  await expect(page.getByText(/as it was known on/)).toBeVisible();
  await expect(figures(page)).toContainText('Available€0.00');
});

test('a statement is shown, and comes as a table and on paper', async ({ page }) => {
  // What one asked for is still there after one has signed in.
  await signIn(page, 'auditor', '/statements?merchant=kyoto-papers');
  await expect(page.getByRole('table', { name: 'Statement in JPY' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Merchant' }).fill('Harbour');
  await page.getByRole('option', { name: /Harbour Books/ }).click();
  await expect(page).toHaveURL(/\?merchant=harbour-books/);
  const table = page.getByRole('table', { name: 'Statement in EUR' });
  await expect(table.getByRole('row', { name: 'Closing balance' })).toBeVisible();
  const orders = (await table.getByRole('row', { name: 'Orders completed' }).textContent()) ?? '';

  const csv = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download CSV' }).click();
  const lines = readFileSync(await (await csv).path(), 'utf8').split('\r\n');
  const [, , , , , gross] = lines.find((line) => line.includes('Orders completed'))?.split(',') ?? [];
  expect(orders.replaceAll(',', '')).toContain(`€${gross}`);

  const pdf = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download PDF' }).click();
  const file = await pdf;
  expect(file.suggestedFilename()).toMatch(/^statement-\d{4}-\d{2}\.pdf$/);
  expect(readFileSync(await file.path(), 'latin1')).toMatch(/^%PDF-1\.\d/);

  await table.getByRole('link', { name: 'Orders completed' }).click();
  await page.waitForURL(/\/payables\?kind=capture&merchant=harbour-books/);
  await expect(page.getByRole('table', { name: 'Payables' }).getByRole('row').nth(1)).toContainText('Order');
});

test('everything recorded is verified on the page, check by check', async ({ page }) => {
  await signIn(page, 'finance_approver', '/ledger');
  await expect(
    page.getByRole('table', { name: 'Trial balance' }).getByRole('row', { name: /Sum of EUR/ }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Verification' }).click();
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByRole('note').filter({ hasText: 'Everything holds' })).toBeVisible({ timeout: 120_000 });
  const checks = page.getByRole('table', { name: 'Checks' });
  await expect(checks.getByText('Holds', { exact: true })).toHaveCount((await checks.getByRole('row').count()) - 1);
  await expect(checks.getByRole('row', { name: /Control accounts/i })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Verifications' }).getByRole('row').nth(1)).toContainText('you');
});

test("a merchant's people see their own balance, payables and statement, and no ledger", async ({ page }) => {
  await signIn(page, 'merchant_viewer', '/balance');
  await expect(page.getByText('You are owed this now.')).toBeVisible();
  await expect(figures(page)).toContainText('In transit');
  await page.getByRole('link', { name: 'Statements' }).click();
  await expect(page.getByRole('table', { name: 'Statement in EUR' })).toBeVisible();
  const pdf = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download PDF' }).click();
  await pdf;
  await page.getByRole('link', { name: 'Payables' }).click();
  await page.getByRole('table', { name: 'Payables' }).getByRole('link').first().click();
  await page.waitForURL(/\/payables\/\d+$/);
  await expect(page.getByText(/By version \d+ of the default fees/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ledger' })).toHaveCount(0);
  for (const path of ['/ledger', '/ledger/verification', '/settlements']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveText('Your role does not include this page');
  }
});
