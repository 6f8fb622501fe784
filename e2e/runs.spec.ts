import { expect, type Locator, type Page, signIn, test } from './product';

/** 5792.37 from `€5,792.37`, exactly: in minor units. */
const minorOf = (text: string): bigint => BigInt(text.replace(/[^\d-]/g, ''));

/** The cells of one column, from 1, of the orders on the page. */
const cells = (page: Page, column: number) =>
  page.getByRole('table', { name: 'Orders' }).locator(`tbody tr td:nth-child(${column})`);

const textOf = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? '';

test('a new run, from the question to the last order of a disbursement', async ({ page }) => {
  await signIn(page, 'finance_operator', '/runs');
  await page.getByRole('link', { name: 'New run' }).click();
  // The suggestion: the latest full week, from a Monday to a Sunday.
  await expect(page.getByRole('status')).toContainText(/seven days: Mon, .* to Sun, .*both included/);
  await expect(page.getByRole('status')).toContainText(/Mon, .* is not in it/);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();

  const rowOf = (table: string) => page.getByRole('table', { name: table }).getByRole('row', { name: /Harbour Books/ });
  const toPay = await textOf(rowOf('Who is paid').getByRole('cell').last());
  // What is on hold gets nothing, and why is said.
  await expect(page.getByRole('row', { name: /Paused Pottery.*On hold/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /First payout to this account/ })).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  // It is submitted by itself, since what was calculated is what was seen.
  await page.getByRole('button', { name: 'Calculate and submit' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Submitted', { exact: true }).first()).toBeVisible();
  await expect(rowOf('Disbursements')).toContainText(toPay);
  await expect(page.getByText('As it was when it was handed in')).toBeVisible();

  await page.getByRole('table', { name: 'Disbursements' }).getByRole('link', { name: 'Harbour Books' }).click();
  await page.waitForURL(/\/disbursements\/\d+$/);
  const [gross, fee, net] = await Promise.all(
    ['Gross', 'Fees', 'Net'].map(async (name) =>
      minorOf(await textOf(page.getByRole('button', { name: new RegExp(`^${name}`) }))),
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
});

test.describe('days that are closed', () => {
  test.use({ expectedErrors: [/status of 409/] });

  test('are refused with the days, in the preview', async ({ page }) => {
    await signIn(page, 'finance_operator', '/runs/new');
    const endsBefore = await page.getByLabel('Ends before').inputValue();
    // A week that begins in the midst of the closed week before it.
    const shifted = new Date(Date.parse(`${endsBefore}T00:00:00Z`) - 10 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Ends before').fill(shifted);
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: /\d{4}-\d{2}-\d{2}/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Go on' })).toBeDisabled();
  });
});

test('runs stand in the calendar by their pay days, and days to come with who is due', async ({ page }) => {
  await signIn(page, 'auditor', '/runs');
  await page.getByRole('tab', { name: 'Calendar' }).click();
  // On the first days of a month there is none in it yet.
  await page.getByRole('button', { name: 'The month before' }).click();
  await expect(page.getByRole('table').getByRole('link').first()).toBeVisible();
  await page.getByRole('button', { name: 'This month' }).click();
  await page.getByRole('button', { name: 'The month after' }).click();
  await expect(page.getByText(/merchants? (is|are) due/).first()).toBeVisible();
});

test('who may only look sees runs, and no way to begin one', async ({ page }) => {
  await signIn(page, 'auditor', '/runs');
  await expect(page.getByRole('heading', { level: 1, name: 'Disbursement runs' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'New run' })).toHaveCount(0);
});
