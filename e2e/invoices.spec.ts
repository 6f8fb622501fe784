import { readFileSync } from 'node:fs';
import { expect, openPage, type Page, signIn, test } from './product';

const dialogOf = (page: Page) => page.getByRole('dialog');
const status = (page: Page) => page.locator('header').getByRole('status');
const story = (page: Page) => page.getByRole('region', { name: 'What happened' });
const rows = (page: Page, table: string) => page.getByRole('table', { name: table }).locator('tbody tr');

/** A draft of three lines at two rates for the demo's merchant that is a customer. */
async function writeDraft(page: Page): Promise<void> {
  await page.goto('/invoices');
  await page.getByRole('link', { name: 'New invoice' }).click();
  // The list is narrowed by a field of the same name.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New invoice');
  await page.getByRole('combobox', { name: 'Customer' }).fill('harbour-books');
  await page.getByRole('option', { name: /Harbour Books/ }).click();
  const fill = async (line: number, description: string, quantity: string, price: string, tax: string) => {
    await page.getByLabel('Description').nth(line).fill(description);
    await page.getByLabel('Quantity').nth(line).fill(quantity);
    await page.getByLabel('Price each').nth(line).fill(price);
    await page.getByLabel('Tax, %').nth(line).fill(tax);
  };
  await fill(0, 'Setting up', '6', '95', '21');
  await page.getByRole('button', { name: 'Another line' }).click();
  await fill(1, 'Handbook', '3', '24,00', '6');
  await page.getByRole('button', { name: 'Another line' }).click();
  await fill(2, 'Rebate', '1', '-50.00', '21');
  await expect(page.getByRole('status', { name: 'Totals' })).toContainText('€705.52');
  await page.getByRole('button', { name: 'Write the draft' }).click();
  await page.waitForURL(/\/invoices\/\d+$/);
}

async function issue(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Issue…' }).click();
  await dialogOf(page).getByRole('button', { name: 'Issue it' }).click();
  await expect(status(page)).toHaveText('Open');
}

test.describe('an invoice', () => {
  // Both write invoices to the same customer, and look at the newest.
  test.describe.configure({ mode: 'default' });
  test.setTimeout(240_000);
  // What another merchant's people may not see is not there.
  test.use({ expectedErrors: [/status of (404|409)/] });

  test('is written, changed, issued, downloaded, sent and credited; filters are kept', async ({ page }) => {
    await signIn(page, 'finance_operator');
    await writeDraft(page);
    await page.getByRole('link', { name: 'Change' }).click();
    await page.getByLabel('Quantity').first().fill('0');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await expect(page.getByText('A whole number from 1 up')).toBeVisible();
    await page.getByLabel('Quantity').first().fill('5');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await expect(status(page)).toHaveText('Draft');
    await expect(page.getByRole('region', { name: 'Lines' })).toContainText('€590.57');
    await issue(page);
    const number = ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').replace('Invoice ', '');
    expect(number).toMatch(/^CH-\d{6}$/);

    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download PDF' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`invoice-${number}.pdf`);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');

    await page.getByRole('button', { name: 'E-mail it…' }).click();
    await expect(dialogOf(page)).toContainText('owner@harbour-books.example');
    await dialogOf(page).getByRole('button', { name: 'Send it' }).click();
    await expect(dialogOf(page)).toHaveCount(0);

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Credit…' }).click();
    await dialogOf(page).getByText('Some lines').click();
    await dialogOf(page).getByLabel('Handbook').check();
    await dialogOf(page).getByLabel('Quantity').fill('1');
    await dialogOf(page).getByLabel('Why').fill('One came back');
    await expect(dialogOf(page)).toContainText('€25.44');
    await dialogOf(page).getByRole('button', { name: 'Issue the credit note' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Credit note CN-\d{6}$/);
    await expect(page.getByText('Takes back')).toBeVisible();

    await page.goto('/invoices?status=void');
    await page.getByRole('button', { name: 'Save this filter' }).click();
    await dialogOf(page).getByLabel('Name').fill('Taken back');
    await dialogOf(page).getByRole('button', { name: 'Save' }).click();
    await expect(dialogOf(page)).toHaveCount(0);
    await page.goto('/invoices');
    await page.getByRole('button', { name: 'Taken back', exact: true }).click();
    await expect(page).toHaveURL(/status=void/);
    await expect(page.getByLabel('Status')).toHaveValue('void');
    await page.getByRole('button', { name: 'Remove the filter Taken back' }).click();
    await expect(page.getByRole('button', { name: 'Taken back', exact: true })).toHaveCount(0);
  });

  test('is paid outside: one says so, another confirms it; its merchant sees it, and nobody’s else', async ({
    page,
    browser,
  }) => {
    // Who may do both, and yet not for the same invoice.
    await signIn(page, 'admin');
    await writeDraft(page);
    await issue(page);
    const path = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Paid outside…' }).click();
    await dialogOf(page).getByLabel('Reference').fill('STATEMENT-77');
    await dialogOf(page).getByRole('button', { name: 'It was paid' }).click();
    await expect(page.getByText('You say that it was paid')).toBeVisible();
    await expect(page.getByText('once another administrator or finance approver confirms it')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Confirm…' })).toHaveCount(0);
    await expect(status(page)).toHaveText('Open');

    const approver = await openPage(browser);
    await signIn(approver, 'finance_approver', path);
    await approver.getByRole('button', { name: 'Confirm…' }).click();
    await dialogOf(approver).getByRole('button', { name: 'It was paid' }).click();
    await expect(status(approver)).toHaveText('Paid');
    await expect(story(approver)).toContainText('You confirmed that this invoice was paid');
    await approver.context().close();

    const owner = await openPage(browser);
    await signIn(owner, 'merchant_owner', '/invoices');
    await expect(rows(owner, 'Invoices').first()).toContainText('€705.52');
    await expect(owner.getByRole('columnheader', { name: 'Customer' })).toHaveCount(0);
    await expect(owner.getByRole('link', { name: 'New invoice' })).toHaveCount(0);
    await rows(owner, 'Invoices').first().getByRole('link').click();
    await expect(status(owner)).toHaveText('Paid');
    await expect(owner.getByRole('button', { name: 'E-mail it…' })).toHaveCount(0);
    const pdf = await owner.request.get(`/api/download/invoice.pdf?id=${path.split('/').at(-1)}`);
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
    expect((await owner.goto('/invoices/3'))?.status(), 'another’s').toBe(404);
    expect((await owner.request.get('/api/download/invoice.pdf?id=3')).status()).toBe(404);
    await owner.context().close();
  });
});
