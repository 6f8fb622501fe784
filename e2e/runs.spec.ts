import { expect, type Locator, type Page, signIn, test } from './product';

/** 5792.37 from `€5,792.37`, exactly: in minor units. */
const minorOf = (text: string): bigint => BigInt(text.replace(/[^\d-]/g, ''));

/** The cells of one column, from 1, of the orders on the page. */
const cells = (page: Page, column: number) =>
  page.getByRole('table', { name: 'Orders' }).locator(`tbody tr td:nth-child(${column})`);

const textOf = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? '';

test('a new run, from the question to the last order of a disbursement', async ({ page }) => {
  await signIn(page, 'finance_operator', '/runs');
  await page.getByRole('button', { name: 'New run' }).click();
  const dialog = page.getByRole('dialog');
  // The suggestion: the latest full week, from a Monday to a Sunday.
  await expect(dialog.getByRole('status')).toContainText(/seven days: Mon, .* to Sun, .*both included/);
  await expect(dialog.getByRole('status')).toContainText(/Mon, .* is not in it/);
  await dialog.getByRole('button', { name: 'Start the run' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  const run = page.url();

  await page.getByRole('table', { name: 'Disbursements' }).getByRole('link', { name: 'Harbour Books' }).click();
  await page.waitForURL(/\/disbursements\/\d+$/);
  const [gross, fee, net] = await Promise.all(
    ['Gross', 'Fees', 'Net'].map(async (name) =>
      minorOf(await textOf(page.locator('p').filter({ hasText: new RegExp(`^${name}`) }))),
    ),
  );
  const orders = Number((await textOf(page.getByText(/^[\d,]+ orders?$/).first())).replace(/\D/g, ''));
  expect(orders).toBeGreaterThan(0);
  expect(gross).toBe((fee ?? 0n) + (net ?? 0n));

  // Every order, page after page, adds up to what stands above.
  let seen = 0;
  const sum = { gross: 0n, fee: 0n, net: 0n };
  for (;;) {
    const first = await textOf(cells(page, 1).first());
    seen += await cells(page, 1).count();
    for (const text of await cells(page, 3).allTextContents()) sum.gross += minorOf(text);
    for (const text of await cells(page, 4).allTextContents()) sum.fee += minorOf(text);
    for (const text of await cells(page, 5).allTextContents()) sum.net += minorOf(text);
    const next = page.getByRole('button', { name: 'Next' });
    if ((await next.count()) === 0 || (await next.isDisabled())) break;
    await next.click();
    await expect(cells(page, 1).first()).not.toHaveText(first);
  }
  expect(seen).toBe(orders);
  expect(sum).toEqual({ gross, fee, net });

  const why = page.getByRole('button', { name: /how the fee of order/ }).last();
  await why.click();
  await expect(why).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByText(/% of [\d.]+ = /)).toBeVisible();
  await page.getByRole('button', { name: 'Show the arithmetic' }).click();
  await expect(page.getByText(/% of [\d.]+ = /)).toHaveCount(
    await page.getByRole('button', { name: /how the fee/ }).count(),
  );

  // Asked for once more, the same days give the same run.
  await page.goto('/runs?new=true');
  await page.getByRole('dialog').getByRole('button', { name: 'Start the run' }).click();
  await page.waitForURL(run);
});

test.describe('days that are closed', () => {
  test.use({ expectedErrors: [/status of 409/] });

  test('are refused with the days, in the dialog', async ({ page }) => {
    await signIn(page, 'finance_operator', '/runs');
    const latest = page.getByRole('table', { name: 'Disbursement runs' }).getByRole('row').nth(1);
    await expect(latest).toBeVisible();
    await page.getByRole('button', { name: 'New run' }).click();
    const dialog = page.getByRole('dialog');
    const endsBefore = await dialog.getByLabel('Ends before').inputValue();
    // A week that begins in the midst of the closed week before it.
    const shifted = new Date(Date.parse(`${endsBefore}T00:00:00Z`) - 10 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('Ends before').fill(shifted);
    await dialog.getByRole('button', { name: 'Start the run' }).click();
    await expect(dialog.getByRole('alert')).toContainText(/\d{4}-\d{2}-\d{2}/);
  });
});

test('who may only look sees runs, and no way to begin one', async ({ page }) => {
  await signIn(page, 'auditor', '/runs');
  await expect(page.getByRole('heading', { level: 1, name: 'Disbursement runs' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New run' })).toHaveCount(0);
});
