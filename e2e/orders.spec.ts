import { expect, type Page, signIn, test } from './product';

const status = (page: Page) => page.locator('header').getByRole('status');

async function createOrder(page: Page, reference: string, amount: string): Promise<void> {
  await page.goto('/orders');
  await page.getByRole('button', { name: 'New order' }).click();
  await page.getByRole('dialog').getByLabel('Order reference').fill(reference);
  await page.getByRole('dialog').getByLabel('Amount').fill(amount);
  await page.getByRole('dialog').getByRole('button', { name: 'Create the order' }).click();
  await page.waitForURL(/\/orders\/\d+$/);
}

test('an order of a merchant is created, found by its amount, cancelled; another is delivered', async ({ page }) => {
  await signIn(page, 'merchant_owner');
  const reference = `OWN-${Date.now()}`;
  await createOrder(page, reference, '4321.09');
  await expect(status(page)).toHaveText('Created');
  await expect(page.getByText('You created this order')).toBeVisible();

  await page.goto('/orders');
  await page.getByLabel('Amount from').fill('4321.09');
  await page.getByLabel('Amount to').fill('4,321');
  await expect(page.getByText('Leave out the mark between the thousands')).toBeVisible();
  await page.getByLabel('Amount to').fill('4321,09');
  await expect(page).toHaveURL(/atMost=4321%2C09|atMost=4321,09/);
  await expect(page.getByRole('table', { name: 'Orders' }).getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: reference }).click();

  await page.getByRole('button', { name: 'Cancel the order…' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('Ordered twice');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click();
  await expect(status(page)).toHaveText('Cancelled');
  await expect(page.getByText('You cancelled this order')).toBeVisible();
  await expect(page.getByText('let go of the payment before its money was taken')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pay…' })).toHaveCount(0);

  // Nothing to pay: confirmed at once.
  await createOrder(page, `${reference}-FREE`, '0');
  await expect(status(page)).toHaveText('Confirmed');
  await page.getByRole('button', { name: 'Delivered…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'It was delivered' }).click();
  await expect(status(page)).toHaveText('Delivered');
});
