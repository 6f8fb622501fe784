import { readFileSync } from 'node:fs';
import { expect, openPage, signIn, test } from './product';

test('a run that was asked for stands in its time line and in the audit', async ({ page, browser }) => {
  // Days on which nobody did business yet: no other test asks for them.
  const days = { of: 'week', endingBefore: '2010-01-11', merchant: 'quiet-corner', step: 'preview' };
  await signIn(page, 'finance_operator');
  await page.goto(`/runs/new?${new URLSearchParams(days)}`);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Calculate and leave it ready' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  const run = page.url().split('/').at(-1) as string;
  const happened = page.getByRole('region', { name: 'What happened' });
  await expect(happened.getByText(/calculated this run: \d+ merchants?$/)).toBeVisible();
  await expect(happened.getByRole('listitem').first()).toContainText(/asked for this run/);

  await page.goto(`/audit?id=${run}`);
  const audit = page.getByRole('table', { name: 'Audit' });
  await expect(audit.getByRole('row')).toHaveCount(3);
  await expect(audit.getByRole('row').nth(2)).toContainText('asked for a run');
  await audit.getByRole('link', { name: 'asked for a run' }).click();
  await page.waitForURL(/\/audit\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('asked for a run');
  await expect(page.getByRole('table', { name: 'What changed' })).toContainText('timeFrame');
  await page.getByRole('link', { name: run }).click();
  await page.waitForURL(`**/runs/${run}`);

  // Somebody else is told who it was.
  const asAuditor = await openPage(browser);
  await signIn(asAuditor, 'auditor', `/runs/${run}`);
  await expect(asAuditor.getByText(/^Asked for by (?!you|a colleague)\w+/)).toBeVisible();
  await asAuditor.context().close();
});

test('what is recorded is verified on the page, and its heads can be taken along', async ({ page }) => {
  await signIn(page, 'auditor', '/audit');
  const chain = page.getByRole('region', { name: 'Chain' });
  await chain.getByRole('button', { name: 'Verify now' }).click();
  await expect(chain.getByText('Intact', { exact: true })).toBeVisible({ timeout: 120_000 });
  await chain.getByRole('button', { name: 'Export heads' }).click();
  const heads = page.waitForEvent('download');
  await chain.getByRole('link', { name: 'Download heads' }).click();
  const file = JSON.parse(readFileSync(await (await heads).path(), 'utf8'));
  expect(file.heads[0]).toMatchObject({ tenant: '0', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });

  const csv = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const lines = readFileSync(await (await csv).path(), 'utf8').split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFid,at,merchant,/);
  expect(lines.length).toBeGreaterThan(10);
});

test("a merchant's people see what happened to their own, and nobody of ours by name", async ({ page }) => {
  await signIn(page, 'merchant_viewer', '/disbursements');
  await page.getByRole('table', { name: 'Payouts' }).getByRole('link').first().click();
  await page.waitForURL(/\/disbursements\/\d+$/);
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText(
    /Countinghouse calculated this disbursement: [\d,]+ orders?/,
  );
  await expect(page.getByRole('link', { name: 'Audit' })).toHaveCount(0);
});
