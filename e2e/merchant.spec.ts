import { expect, loginOf, openPage, type Page, signIn, test } from './product';

/** Where a disbursement of another merchant is, as staff see it. */
const others = async (page: Page): Promise<string> => {
  await signIn(page, 'auditor', '/merchants/kyoto-papers');
  const link = page.getByRole('table', { name: 'Disbursements' }).getByRole('link').first();
  return (await link.getAttribute('href')) ?? '';
};

test('a merchant’s person finds the next and the past disbursements, to the order', async ({ page }) => {
  await signIn(page, 'merchant_viewer');
  await expect(page.getByRole('region', { name: 'Next payouts' })).toContainText('Coming up, ');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Payouts' }).click();
  const withOrders = page.getByRole('row').filter({ hasText: 'Being prepared' });
  await withOrders.first().getByRole('link').click();
  await page.waitForURL(/\/disbursements\/\d+$/);
  await expect(page.getByRole('button', { name: /how the fee of order/ }).first()).toBeVisible();
});

test.describe('what is not a merchant’s own', () => {
  test.use({ expectedErrors: [/status of 404/] });

  test('does not exist for its people', async ({ page, browser }) => {
    const asStaff = await openPage(browser);
    const path = await others(asStaff);
    await asStaff.context().close();
    expect(path).toMatch(/^\/disbursements\/\d+$/);

    await signIn(page, 'merchant_owner');
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await expect(page.getByText('Kyoto Papers')).toHaveCount(0);

    const input = encodeURIComponent(JSON.stringify({ id: path.split('/').at(-1) }));
    for (const procedure of ['get', 'lines']) {
      const asked = await page.request.get(`/api/trpc/disbursements.${procedure}?input=${input}`);
      expect(asked.status(), procedure).toBe(404);
    }
  });
});

test('the pages of staff say that they are not for a merchant’s people', async ({ page }) => {
  await signIn(page, 'merchant_owner');
  for (const path of ['/runs', '/merchants', '/imports']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Your role does not include this page' }), path).toBeVisible();
  }
});

test('a merchant’s person sees orders of one merchant only, whatever the address says', async ({ page }) => {
  await signIn(page, 'merchant_owner');
  await page.goto('/orders?merchant=kyoto-papers');
  const rows = page.getByRole('table', { name: 'Orders' }).getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  await expect(page.getByLabel('Merchant')).toHaveCount(0);
  await expect(rows.filter({ hasText: /^KYO-/ })).toHaveCount(0);
  expect(loginOf('merchant_owner').email).toContain('harbour-books');
});
