import { AxeBuilder } from '@axe-core/playwright';
import { crowns } from './one-of-each';
import { expect, type Page, signIn, test } from './product';

// An account of its own: what is left over on it is nobody else’s.

const csv = (rows: string) => Buffer.from(`Booking date;Amount;Balance;Bank reference;Reference;Description\n${rows}`);

async function takeIn(page: Page, name: string, buffer: Buffer) {
  await page.goto('/reconciliation');
  await page.getByLabel('Bank statement', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer });
}

/** An account of ours in crowns, in which nobody is paid. */
async function haveAccount(page: Page) {
  const answer = await page.request.post('/api/v1/house-accounts', {
    headers: { origin: new URL(page.url()).origin, 'idempotency-key': crypto.randomUUID() },
    data: crowns,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

// The same file twice is refused.
test.use({ expectedErrors: [/status of 409/] });

test('a bank’s CSV is looked at, taken in, and what is left over is booked and undone', async ({ page }) => {
  await signIn(page, 'admin');
  await haveAccount(page);
  const mark = crypto.randomUUID().slice(0, 8);
  const rows = `03.02.2019;-12,50;987,50;${mark}-1;;Charges ${mark}\n04.02.2019;100,00;1.087,50;${mark}-2;;From the provider ${mark}\n`;
  await takeIn(page, `${mark}.csv`, csv(rows));
  await page.getByLabel('Account of ours').selectOption('SEK');
  await expect(page.getByRole('table', { name: 'What each column is read as' })).toContainText(`Charges ${mark}`);
  await page.getByRole('button', { name: 'Take the statement in' }).click();
  await page.waitForURL(/\/reconciliation\/\d+/);
  await expect(page.getByText('0 of its 2 lines were matched')).toBeVisible();

  await page.getByLabel('Search by amount').fill(mark);
  const lines = page.getByRole('list', { name: 'Lines of the bank' });
  await expect(lines.getByRole('checkbox')).toHaveCount(2);
  await lines.getByRole('checkbox', { name: `Charges ${mark}` }).press('Space');
  const bar = page.getByRole('form', { name: 'Match what is chosen' });
  await bar.getByLabel('It is').selectOption('bank_fees');
  await bar.getByLabel('Remark').fill('Quarterly charges');
  await bar.getByRole('button', { name: 'Book' }).click();
  await expect(lines.getByRole('checkbox')).toHaveCount(1);
  const matches = page.getByRole('table', { name: 'Matches' });
  await expect(matches).toContainText('By hand');
  await expect(matches).toContainText('Bank charges');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await matches.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill('It was another bank’s.');
  await page.getByRole('dialog').getByRole('button', { name: 'Undo it' }).click();
  await expect(lines.getByRole('checkbox')).toHaveCount(2);
  await expect(matches).toContainText('Undone by');

  await takeIn(page, `${mark}-again.csv`, csv(rows));
  await page.getByLabel('Account of ours').selectOption('SEK');
  await page.getByRole('button', { name: 'Take the statement in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'was not taken in' })).toContainText('taken in already');
});

test('who may only read sees statements, and can take none in', async ({ page }) => {
  await signIn(page, 'auditor', '/reconciliation');
  await expect(page.getByRole('heading', { name: 'Bank statements' })).toBeVisible();
  await expect(page.getByLabel('Bank statement', { exact: true })).toHaveCount(0);
});
