import { readFile } from 'node:fs/promises';
import { expect, openPage, type Page, signIn, test } from './product';

/** The page of the merchant's latest disbursement with orders. */
async function openDisbursement(page: Page): Promise<string> {
  await signIn(page, 'merchant_viewer', '/disbursements');
  const table = page.getByRole('table', { name: 'Payouts' });
  await table.getByRole('row').filter({ hasText: 'Being prepared' }).first().getByRole('link').click();
  await page.waitForURL(/\/disbursements\/\d+$/);
  return page.url();
}

test('a merchant asks at a line, finance answers with the line in view, the merchant reads it', async ({
  page,
  browser,
}) => {
  await openDisbursement(page);
  // From the end: those of the demo are asked about at the beginning, and other tests look there too.
  const ask = page.getByRole('button', { name: /^Ask: / }).last();
  const name = (await ask.getAttribute('aria-label'))?.replace('Ask: ', '') as string;
  await ask.click();
  const dialog = page.getByRole('dialog', { name: `About ${name}` });
  await expect(dialog.getByRole('region', { name: 'The line' })).toContainText(/% of [\d.]+ = /);
  const words = `Is <b>${name}</b> right? ${crypto.randomUUID()}`;
  await dialog.getByLabel('Your question').fill(words);
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(dialog.getByRole('list', { name: 'Messages' })).toContainText(words);
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByRole('button', { name: `Asked: ${name}` })).toBeVisible();

  const operator = await openPage(browser);
  await signIn(operator, 'finance_operator', '/questions');
  await expect(
    operator.getByRole('navigation', { name: 'Main' }).getByRole('listitem').filter({ hasText: 'Questions' }),
  ).toContainText(/\d+ waits?/);
  await operator.getByRole('row').filter({ hasText: name }).getByRole('link', { name }).click();
  await operator.waitForURL(/\/questions\/\d+$/);
  await expect(operator.getByRole('region', { name: 'The line' })).toContainText(name);
  await expect(operator.getByText(words)).toBeVisible();
  await operator.getByLabel('Your answer').fill('It is. The arithmetic stands above.');
  await operator.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(operator.getByRole('status').filter({ hasText: 'Answered' })).toBeVisible();
  await operator.context().close();

  await page.goto('/questions');
  await page.getByRole('row').filter({ hasText: name }).getByRole('link', { name }).click();
  const messages = page.getByRole('list', { name: 'Messages' });
  await expect(messages).toContainText('Countinghouse');
  await expect(messages).toContainText('It is. The arithmetic stands above.');
  await expect(messages).not.toContainText('Olga');
  await page.getByRole('button', { name: 'That helps: close' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Closed' })).toBeVisible();
});

test('the statement of a payout, on paper and for spreadsheets', async ({ page }) => {
  await openDisbursement(page);
  const download = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const pdf = await download('PDF');
  expect(pdf.name).toMatch(/^payout-.+\.pdf$/);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const csv = await download('CSV');
  expect(csv.name).toMatch(/^payout-.+\.csv$/);
  const lines = csv.bytes.toString('utf8').trim().split('\r\n');
  expect(lines[0]).toContain('due on,kind,line');
  expect(lines.at(-1)).toContain('to pay');
  expect(lines.length).toBeGreaterThan(4);
});
