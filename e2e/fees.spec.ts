import { AxeBuilder } from '@axe-core/playwright';
import { expect, openPage, type Page, signIn, test } from './product';

const violationsOf = async (page: Page) =>
  (await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html }) => html),
  ]);

/** A file of the test's own, taken in. */
async function bringIn(page: Page, kind: 'merchants' | 'orders', data: string): Promise<void> {
  const answer = await page.request.post(`/api/v1/imports?kind=${kind}&fileName=fees.csv`, {
    headers: { origin: new URL(page.url()).origin, 'idempotency-key': crypto.randomUUID() },
    data,
  });
  const { id } = await answer.json();
  await expect
    .poll(async () => (await (await page.request.get(`/api/v1/imports/${id}`)).json()).status)
    .toBe('completed');
}

test.describe('fees', () => {
  // The first day that is past is refused.
  test.use({ expectedErrors: [/status of 400 .*feeSchedules\.give/] });

  test('an administrator tries other fees on past months and publishes them with a first day', async ({ page }) => {
    const merchant = `priced-${crypto.randomUUID().slice(0, 8)}`;
    await signIn(page, 'admin');
    await bringIn(page, 'merchants', `reference,name,currency\n${merchant},${merchant},EUR\n`);
    const order = (reference: string, amount: string) => `${reference},${merchant},${amount},2026-02-10T10:00:00Z\n`;
    await bringIn(
      page,
      'orders',
      `id,merchant_reference,amount,created_at\n${order('a', '100.00')}${order('b', '400.00')}`,
    );

    await page.goto(`/merchants/${merchant}?tab=terms`);
    await page.getByRole('link', { name: 'Give it its own…' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Fees of its own for ${merchant}`);

    await page.getByLabel('To under').first().fill('500');
    await expect(page.getByText('A tier must end above its start.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Publish…' })).toBeDisabled();
    await page.getByRole('button', { name: 'Remove tier 2', exact: true }).first().click();
    await page.getByRole('button', { name: 'Remove tier 2', exact: true }).first().click();
    await page.getByLabel('Rate in %').fill('0.5');
    await page.getByLabel('Fixed in EUR').fill('0.10');
    // 10.00 × 0.5 % is 0.05, and 0.10 fixed; now it is 1 %.
    await expect(page.getByRole('table', { name: 'Examples' }).getByRole('row', { name: /€10\.00/ })).toContainText(
      '€0.15',
    );

    await page.getByLabel('From the month').fill('2026-02');
    await page.getByLabel('Through the month').fill('2026-02');
    await page.getByRole('button', { name: 'Try it' }).click();
    // 0.95 and 3.40 were paid; 0.60 and 2.10 it would have been.
    const row = page.getByRole('table', { name: 'Each merchant' }).getByRole('row', { name: merchant });
    await expect(row).toContainText('€4.35');
    await expect(row).toContainText('€2.70');
    await expect(row).toContainText('-€1.65');
    expect(await violationsOf(page)).toEqual([]);

    await page.getByRole('button', { name: 'Publish…' }).last().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('A deal');
    await dialog.getByLabel('First day').fill('2020-01-01');
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(dialog.getByText(/The first day must be \d{4}-\d\d-\d\d or later/)).toBeVisible();
    await dialog.getByLabel('First day').fill('2999-01-01');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Completed orders in EUR');
    const version = page.getByRole('table', { name: 'Versions' }).getByRole('row').last();
    await expect(version).toContainText('To come');
    await expect(version).toContainText('Every amount: 0.50 %, plus 0.10');
    await expect(version).toContainText('A deal');
    await page.goto(`/merchants/${merchant}?tab=terms`);
    await expect(page.getByRole('region', { name: 'Fees', exact: true })).toContainText(
      'Every amount: 0.50 %, plus 0.10',
    );
  });
});

test('a merchant sees its next four payouts, and staff see the same', async ({ page, browser }) => {
  await signIn(page, 'merchant_owner');
  const payouts = page.getByRole('region', { name: 'Next payouts' }).locator('ol > li');
  await expect(payouts).toHaveCount(4);
  await expect(payouts.first()).toContainText('Coming up, ');
  const words = await payouts.first().textContent();
  await page.goto('/balance');
  await expect(payouts.first()).toHaveText(words ?? '');
  expect(await violationsOf(page)).toEqual([]);
  const staff = await openPage(browser);
  await signIn(staff, 'auditor', '/merchants/harbour-books');
  await expect(staff.getByRole('region', { name: 'Next payouts' })).toContainText('Coming up, ');
  await staff.context().close();
});
