import { AxeBuilder } from '@axe-core/playwright';
import { approverWithAuthenticator, codeOf } from './authenticator';
import { expect, openPage, type Page, signIn, test } from './product';

const dialogOf = (page: Page) => page.getByRole('dialog');

/** A merchant of the test's own, so that no other test is paid differently. @returns where it is shown */
async function makeMerchant(page: Page): Promise<string> {
  const reference = `banked-${crypto.randomUUID().slice(0, 8)}`;
  const answer = await page.request.post('/api/v1/imports?kind=merchants&fileName=banked.csv', {
    headers: { origin: new URL(page.url()).origin, 'idempotency-key': crypto.randomUUID() },
    data: `reference,name,currency\n${reference},${reference},EUR\n`,
  });
  const { id } = await answer.json();
  await expect
    .poll(async () => (await (await page.request.get(`/api/v1/imports/${id}`)).json()).status)
    .toBe('completed');
  return reference;
}

async function propose(page: Page, iban: string): Promise<void> {
  await dialogOf(page).getByLabel('Account holder').fill('Holder of the test');
  await dialogOf(page).getByLabel('IBAN').fill(iban);
  await dialogOf(page).getByLabel('Why it changes').fill('Another bank');
  await dialogOf(page).getByRole('button', { name: 'Propose' }).click();
}

test.describe('a bank account', () => {
  test.setTimeout(240_000);
  // What is refused is told by a status.
  test.use({ expectedErrors: [/status of (400|403|409)/] });

  test('is proposed by one, confirmed by another who shows a code, and changed with a cooling-off', async ({
    page,
    browser,
  }) => {
    await signIn(page, 'finance_operator');
    const reference = await makeMerchant(page);
    await page.goto(`/merchants/${reference}?tab=bank`);
    await page.getByRole('button', { name: 'Add a bank account…' }).click();
    await propose(page, 'DE88 3704 0044 0532 0130 00');
    await expect(dialogOf(page).getByText(/is no IBAN/)).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await propose(page, 'DE89 3704 0044 0532 0130 00');
    await expect(dialogOf(page)).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Proposed account' })).toContainText('DE•• •••• •••• 3000');
    await expect(page.getByRole('button', { name: 'Confirm…' })).toHaveCount(0);

    const approver = await openPage(browser);
    const secret = await approverWithAuthenticator(approver);
    await approver.goto('/bank-accounts');
    const row = approver.getByRole('row').filter({ hasText: reference });
    await row.getByRole('button', { name: 'Confirm…' }).click();
    await dialogOf(approver).getByRole('button', { name: 'Confirm the account' }).click();
    await dialogOf(approver).getByLabel('Code').fill('000000');
    await dialogOf(approver).getByRole('button', { name: 'Confirm the account' }).click();
    await expect(dialogOf(approver).getByText(/wrong or used up/)).toBeVisible();
    // The half minute of the setting up is used up: the app is a little fast.
    await dialogOf(approver).getByLabel('Code').fill(codeOf(secret, 30));
    await dialogOf(approver).getByRole('button', { name: 'Confirm the account' }).click();
    await expect(dialogOf(approver)).toHaveCount(0);
    await expect(row).toHaveCount(0);

    await page.reload();
    await expect(page.getByRole('region', { name: 'Paid to' })).toContainText('DE•• •••• •••• 3000');
    await page.getByRole('button', { name: 'Change the account…' }).click();
    await propose(page, 'ES91 2100 0418 4502 0005 1332');
    await expect(dialogOf(page)).toHaveCount(0);
    await approver.goto('/bank-accounts');
    await expect(row).toContainText('DE•• •••• •••• 3000');
    await row.getByRole('button', { name: 'Confirm…' }).click();
    // Shown just now: it is not asked for again.
    await dialogOf(approver).getByRole('button', { name: 'Confirm the account' }).click();
    await expect(dialogOf(approver)).toHaveCount(0);
    await page.reload();
    await expect(page.getByText('Cooling off').first()).toBeVisible();
    await expect(page.getByRole('table', { name: 'Versions of the bank account' }).locator('tbody tr')).toHaveCount(2);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  test('of a merchant on hold waits with it; terms are changed in words that people write', async ({ page }) => {
    await signIn(page, 'finance_operator');
    const reference = await makeMerchant(page);
    await page.goto(`/merchants/${reference}?tab=terms`);
    await page.getByRole('button', { name: 'Put on hold…' }).click();
    await dialogOf(page).getByLabel('Reason').fill('Papers are missing');
    await dialogOf(page).getByRole('button', { name: 'Put on hold' }).click();
    await expect(page.getByRole('note').first()).toContainText('Papers are missing');
    await page.getByRole('button', { name: 'Change terms…' }).click();
    await page.getByRole('radio', { name: 'On own days' }).check({ force: true });
    await dialogOf(page).getByLabel('Reserve in %').fill('7,5');
    await dialogOf(page).getByRole('button', { name: 'Save' }).click();
    await expect(dialogOf(page).getByText('choose at least one day')).toBeVisible();
    await dialogOf(page).getByLabel('Monday').check();
    await dialogOf(page).getByLabel('Reserve for days').fill('30');
    await dialogOf(page).getByLabel('Minimum payout in EUR').fill('25,50');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Save' }).click();
    const terms = page.getByRole('region', { name: 'Payouts and fees' });
    await expect(terms).toContainText('7.5 % for 30 days');
    await expect(terms).toContainText('Monday');
    await expect(terms).toContainText('€25.50');
    await page.getByRole('button', { name: 'Lift…' }).click();
    await dialogOf(page).getByLabel('Why it can be lifted').fill('They came');
    await dialogOf(page).getByRole('button', { name: 'Lift the hold' }).click();
    await expect(page.getByRole('button', { name: 'Put on hold…' })).toBeVisible();
  });
});
