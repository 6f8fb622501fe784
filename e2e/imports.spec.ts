import { randomUUID } from 'node:crypto';
import { expect, type Page, signIn, test } from './product';

/** A merchant of the demo data. */
const merchant = 'harbour-books';

async function upload(page: Page, name: string, lines: string[]): Promise<void> {
  await page.goto('/imports');
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

const figure = (page: Page, name: string) =>
  page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd[1]');

test('a bad file: its problems are told, and only the good rows come in', async ({ page }) => {
  const tag = randomUUID().slice(0, 8);
  await signIn(page, 'finance_operator', '/imports');
  await upload(page, `bad-${tag}.csv`, [
    'id;merchant_reference;amount;created_at',
    `${tag}-1;${merchant};10.00;2026-01-10`,
    `${tag}-2;${merchant};12,5,0;2026-01-10`,
    `${tag}-3;${merchant};10.00;2026-02-30`,
    `${tag}-4;${merchant};10.00`,
    `${tag}-5;no-such-merchant;10.00;2026-01-10`,
    `${tag}-6;${merchant};20.00;2026-01-11`,
  ]);

  // Seen before anything is checked: the columns were recognised, and the cells that cannot be read are marked.
  await expect(page.getByLabel('Field for amount')).toHaveValue('amount');
  await expect(page.getByRole('cell', { name: /12,5,0.*is not a number/ })).toBeVisible();
  await expect(page.getByRole('cell', { name: /2026-02-30.*not a date that exists/ })).toBeVisible();

  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(figure(page, 'Rows')).toHaveText('6');
  await expect(figure(page, 'Good')).toHaveText('2');
  await expect(figure(page, 'Bad')).toHaveText('4');
  const problems = page.getByRole('table', { name: 'Problems' }).getByRole('row');
  await expect(problems.filter({ hasText: '12,5,0' })).toContainText('is not a number');
  await expect(problems.filter({ hasText: 'no-such-merchant' })).toContainText('no such merchant');
  await expect(page.getByRole('radio', { name: /All or nothing/ })).toBeDisabled();

  await page.getByRole('button', { name: 'Import 2 orders' }).click();
  await expect(figure(page, 'Created')).toHaveText('2');
  await expect(figure(page, 'Bad')).toHaveText('4');

  await page.goto(`/orders?reference=${tag}-6`);
  await expect(page.getByRole('row').filter({ hasText: `${tag}-6` })).toContainText('€20.00');
});

test('a good file without a header: columns are named by hand; the same file again changes nothing', async ({
  page,
}) => {
  const tag = randomUUID().slice(0, 8);
  const lines = [
    `${tag}-1,${merchant},s-1,445.5,21/01/2026 02:51:00,22/01/2026 10:00:00`,
    `${tag}-2,${merchant},s-2,20,22/01/2026 03:00:00,`,
  ];
  await signIn(page, 'admin', '/imports');
  await upload(page, `good-${tag}.csv`, lines);
  await expect(page.getByRole('button', { name: 'Check the file' })).toBeDisabled();
  await expect(page.getByText(/no column is mapped to merchant/)).toBeVisible();
  for (const [column, field] of [
    'externalReference',
    'merchant',
    'shopper',
    'amount',
    'createdAt',
    'completedAt',
  ].entries()) {
    await page.getByLabel(`Field for column ${column + 1}`).selectOption(field);
  }
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(figure(page, 'Bad')).toHaveText('0');
  // On second thoughts: what was said of the columns is still there, and can be checked anew.
  await page.getByRole('button', { name: 'Change how it is read' }).click();
  await expect(page.getByLabel('Field for column 2')).toHaveValue('merchant');
  await page.getByLabel('Field for column 3').selectOption('');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('radio', { name: /All or nothing/ })).toBeChecked();
  await page.getByRole('button', { name: 'Import 2 orders' }).click();
  await expect(figure(page, 'Created')).toHaveText('2');

  await upload(page, `good-${tag}.csv`, lines);
  await expect(page.getByText('The very same file came in before')).toBeVisible();
});

test('who may only look sees imports, and no way to begin one', async ({ page }) => {
  await signIn(page, 'auditor', '/imports');
  await expect(page.getByRole('heading', { level: 1, name: 'Imports' })).toBeVisible();
  await expect(page.getByLabel('CSV file')).toHaveCount(0);
});
