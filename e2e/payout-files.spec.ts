import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { approvedDollarRun, approver } from './approved-run';
import { expect, signIn, test } from './product';

test.describe('payouts that leave in a file', () => {
  test.setTimeout(240_000);
  // That a file was downloaded before is told by a status.
  test.use({ expectedErrors: [/status of (400|409)/] });

  test('are written, downloaded once, taken by the demo’s bank, and paid as its report says', async ({
    page,
    browser,
  }) => {
    await signIn(page, 'finance_operator');
    const runId = await approvedDollarRun(page, browser, '01');
    await page.goto(`/runs/${runId}`);
    const files = page.getByRole('region', { name: 'Bank files' });
    await expect(files).toContainText(/1 payout of \$198.10 can leave in a file/);
    await files.getByRole('button', { name: 'Write the file…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Write the file' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await files.getByRole('link', { name: /^CHF-/ }).click();
    await page.waitForURL(/\/payout-files\/\d+$/);

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^CHF-\d{10}\.ach$/);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
    expect(lines.every((line) => line.length === 94)).toBe(true);
    await expect(page.getByText('With the bank')).toBeVisible();

    await page.getByRole('button', { name: 'Download again…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Download again' }).click();
    await expect(page.getByRole('dialog').getByText(/must be some words/)).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('dialog').getByLabel('Why').fill('The bank’s page lost it.');
    const again = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Download again' }).click();
    await again;
    await expect(page.getByText('The bank’s page lost it.').first()).toBeVisible();

    await page.getByRole('button', { name: 'Give it to the demo bank' }).click();
    const fetching = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Fetch the demo bank’s report' }).click();
    const report = await readFile(await (await fetching).path());
    const drop = page.getByLabel('Status report', { exact: true });
    await drop.setInputFiles({ name: 'report.xml', mimeType: 'application/xml', buffer: report });
    await expect(page.getByText('report.xml was taken in')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Lines of the report' })).toContainText('RJCT AC04');
    await expect(page.getByText('Failed', { exact: true }).first()).toBeVisible();
    await drop.setInputFiles({ name: 'report.xml', mimeType: 'application/xml', buffer: report });
    await expect(page.getByText('report.xml was not taken')).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    await page.goto(`/runs/${runId}`);
    await expect(files).toContainText('cannot be paid now: the bank would refuse it again');
  });

  test('are withdrawn: by one person while nobody has them, then by two', async ({ page, browser }) => {
    await signIn(page, 'finance_operator');
    const runId = await approvedDollarRun(page, browser, '10');
    await page.goto(`/runs/${runId}`);
    const files = page.getByRole('region', { name: 'Bank files' });
    const dialog = page.getByRole('dialog');
    await files.getByRole('button', { name: 'Write the file…' }).click();
    await dialog.getByRole('button', { name: 'Write the file' }).click();
    await files.getByRole('link', { name: /^CHF-/ }).click();
    await page.getByRole('button', { name: 'Withdraw…' }).click();
    await expect(dialog).toContainText('It was never downloaded.');
    await dialog.getByLabel('Why').fill('An account is wrong.');
    await dialog.getByRole('button', { name: 'Withdraw the file' }).click();
    await expect(page.getByRole('note').filter({ hasText: 'This file is withdrawn' })).toContainText(
      'An account is wrong.',
    );
    await expect(page.getByRole('button', { name: 'Download' })).toHaveCount(0);

    await page.goto(`/runs/${runId}`);
    await files.getByRole('button', { name: 'Write the file…' }).click();
    await dialog.getByRole('button', { name: 'Write the file' }).click();
    await expect(dialog).toHaveCount(0);
    await files.getByRole('link', { name: /^CHF-/ }).first().click();
    await page.waitForURL(/\/payout-files\/\d+$/);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    await downloading;
    await page.getByRole('button', { name: 'Withdraw…' }).click();
    await dialog.getByLabel('Why').fill('The bank’s page refused it.');
    await dialog.getByRole('button', { name: 'Withdraw the file' }).click();
    await expect(page.getByText('Withdrawn, to be confirmed')).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    const other = await approver(browser);
    await other.goto(page.url());
    await expect(other.getByRole('note')).toContainText('The bank’s page refused it.');
    await other.getByRole('button', { name: 'Confirm…' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Confirm', exact: true }).click();
    await expect(other.getByText('This file is withdrawn')).toBeVisible();
    await other.context().close();
  });
});
