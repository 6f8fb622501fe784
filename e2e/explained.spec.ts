import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, signIn, test } from './product';

const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id, nodes }) => [
    id,
    nodes[0]?.html,
  ]);

test('a figure is asked how it comes about, and its run is calculated again and taken along', async ({ page }) => {
  await signIn(page, 'auditor', '/runs');
  await page.getByRole('table', { name: 'Disbursement runs' }).getByRole('link').last().click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('The same, to the last cent')).toBeVisible({ timeout: 30_000 });
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download evidence' }).click();
  expect((await download).suggestedFilename()).toMatch(/^run-[0-9a-f-]{36}\.zip$/);

  await page.getByRole('table', { name: 'Disbursements' }).getByRole('link', { name: 'Harbour Books' }).click();
  await page.waitForURL(/\/disbursements\/\d+$/);
  await page.getByRole('button', { name: /^Fees/ }).click();
  await expect(page.getByRole('table', { name: 'Fees by rule' })).toContainText(
    'By version 1 of the default fees for orders',
  );
  await page.getByRole('button', { name: /^Net/ }).click();
  await expect(page.getByText(/^[\d.]+ gross − [\d.]+ fees = [\d.]+\.$/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('every payable is in one place, of all merchants and of one', async ({ page }) => {
  await signIn(page, 'auditor', '/ledger');
  await page.getByRole('link', { name: 'Completeness' }).click();
  await page.waitForURL('/completeness');
  await expect(page.getByText('Every payable is in exactly one place, and the ledger says the same')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Places of EUR' })).toContainText('All payables');
  await page.goto('/completeness?merchant=harbour-books');
  await expect(page.getByRole('table', { name: 'Ledger of EUR' })).toContainText('Order clearing');
  expect(await violations(page)).toEqual([]);
});
