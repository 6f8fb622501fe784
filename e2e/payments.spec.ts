import { inDatabase } from './database';
import { expect, openPage, type Page, signIn, test } from './product';

const dialogOf = (page: Page) => page.getByRole('dialog');
const status = (page: Page) => page.locator('header').getByRole('status');
const story = (page: Page) => page.getByRole('region', { name: 'What happened' });

/** As if patience with the provider had run out. */
const giveUpTooEarly = (id: string) =>
  inDatabase('app', (client) =>
    client.query(
      `INSERT INTO dead_letter (merchant_id, payment_id, error, event_name, event_data, failed_at)
       SELECT merchant_id, id, 'It was given up too early', 'payments/payment.accepted',
              jsonb_build_object('paymentId', id::text), now() FROM payment WHERE id = $1`,
      [id],
    ),
  );

/** When the provider tells what came of it. */
const isHeardOf = (id: string, after: string) =>
  inDatabase('app', (client) =>
    client.query(
      `UPDATE simulated_charge SET ready_at = now() + $2::interval
        WHERE reference IN (SELECT reference FROM payment_attempt WHERE payment_id = $1)`,
      [id, after],
    ),
  );

/** Fills in one of the cards that the demo offers, and pays. */
async function payWith(page: Page, number: string): Promise<void> {
  await dialogOf(page).getByLabel('Test card').selectOption(number);
  await dialogOf(page).getByRole('button', { name: /^Pay / }).click();
  await expect(dialogOf(page)).toHaveCount(0);
}

test.describe('an order is paid for', () => {
  // What is beyond what is left is refused, and so is a card that is none.
  test.use({ expectedErrors: [/status of (400|409)/] });

  test('declined, then by another card, live; a part goes back, and never more than is left', async ({ page }) => {
    await signIn(page, 'finance_operator', '/orders');
    await page.getByRole('button', { name: 'New order' }).click();
    await dialogOf(page).getByRole('combobox', { name: 'Merchant' }).fill('harbour-books');
    await dialogOf(page)
      .getByRole('option', { name: /harbour-books/ })
      .click();
    await dialogOf(page).getByLabel('Order reference').fill(`SHOP-${Date.now()}`);
    await dialogOf(page).getByLabel('Amount').fill('80.00');
    await dialogOf(page).getByRole('button', { name: 'Create the order' }).click();
    await page.waitForURL(/\/orders\/\d+$/);
    await expect(page.getByText('Not paid yet', { exact: true }).first()).toBeVisible();

    await page.getByRole('button', { name: 'Pay…' }).click();
    await dialogOf(page).getByLabel('Test card').selectOption('4242424242424242');
    await dialogOf(page).getByLabel('Card number').fill('4242 4242 4242 4241');
    await dialogOf(page).getByLabel('Expiry').fill('120');
    await expect(dialogOf(page).getByLabel('Expiry')).toHaveValue('12/0');
    await dialogOf(page).getByLabel('Expiry').fill('0120');
    await dialogOf(page).getByRole('button', { name: /^Pay / }).click();
    await expect(dialogOf(page).getByText('The card number is not a card number')).toBeVisible();
    await expect(dialogOf(page).getByText('The expiry is past')).toBeVisible();
    await payWith(page, '4000000000000002');

    // None of what follows is a reload.
    await expect(status(page)).toHaveText('Declined');
    await expect(page.getByText('The bank declined it and gave no reason.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Pay again…' }).click();
    await payWith(page, '4242424242424242');
    await expect(status(page)).toHaveText(/Confirmed|Delivered/);
    await expect(story(page)).toContainText('heard that the bank declined the payment');
    await expect(story(page)).toContainText('Attempt 3 capture: succeeded');
    await expect(story(page)).toContainText('Countinghouse owes the merchant €76.00');
    await expect(story(page)).toContainText('5.00 % of 80.00 = 4.00');
    await story(page)
      .getByText(/^Journal \d+$/)
      .click();
    await expect(page.getByRole('table', { name: /^Journal/ }).getByRole('row')).toHaveCount(4);

    await page.getByRole('link', { name: /^Payment \d+$/ }).click();
    await page.waitForURL(/\/payments\/\d+$/);
    await expect(status(page)).toHaveText('Captured');
    const { pathname } = new URL(page.url());

    await page.getByRole('button', { name: 'Refund…' }).click();
    await dialogOf(page).getByText('A part').click();
    await dialogOf(page).getByLabel('Amount in EUR').fill('80.01');
    await dialogOf(page).getByRole('button', { name: 'Refund' }).click();
    await expect(dialogOf(page).getByText('This is more than what is left')).toBeVisible();
    await dialogOf(page).getByLabel('Amount in EUR').fill('30');
    await dialogOf(page).getByLabel('Reason (optional)').fill('One cookbook was damaged');
    await dialogOf(page).getByRole('button', { name: 'Refund' }).click();
    await expect(status(page)).toHaveText('Partly refunded');
    const refunds = page.getByRole('table', { name: 'Refunds' });
    await expect(refunds.getByRole('row').filter({ hasText: 'One cookbook' })).toContainText('Given back');
    await expect(page.getByRole('table', { name: 'Payables' })).toContainText('-€28.50');
    await expect(story(page)).toContainText('You asked for a refund of 30.00 EUR');

    // Somebody else is quicker.
    await page.getByRole('button', { name: 'Refund…' }).click();
    await expect(dialogOf(page)).toContainText('€50.00 of €80.00 is left');
    const other = await page.request.post(`/api/v1${pathname}/refunds`, {
      headers: { origin: new URL(page.url()).origin, 'idempotency-key': crypto.randomUUID() },
      data: { amount: 4_000 },
    });
    expect(other.status()).toBe(202);
    await dialogOf(page).getByRole('button', { name: 'Refund' }).click();
    await expect(dialogOf(page).getByText('Only €10.00 is left')).toBeVisible();
  });
});

test('a transfer by a merchant’s owner, who decides nothing of Countinghouse’s', async ({ page, browser }) => {
  await signIn(page, 'merchant_owner', '/payments');
  await expect(page.getByRole('link', { name: 'Stuck payments' })).toHaveCount(0);
  await expect(page.getByLabel('Merchant', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'New payment' }).click();
  await dialogOf(page).getByLabel('Amount', { exact: true }).fill('120,00');
  await dialogOf(page).getByLabel('Description').fill('Rent of my own stand');
  await dialogOf(page).getByLabel('Method').selectOption('Account transfer');
  for (const [party, number] of [
    ['From', 'DE89370400440532013000'],
    ['To', 'ES9121000418450200051332'],
  ] as const) {
    const fields = dialogOf(page).getByRole('group', { name: party });
    await fields.getByLabel('Name').fill(`The one named ${party}`);
    await fields.getByLabel('Own number').fill('B-1');
    await fields.getByLabel('Account number').fill(number);
  }
  // Twice at once is one payment.
  await dialogOf(page).getByRole('button', { name: 'Take the payment' }).dblclick();
  await page.waitForURL(/\/payments\/\d+$/);
  await expect(status(page)).toHaveText('Accepted');
  await expect(page.getByText('••••1332')).toBeVisible();
  await expect(page.getByRole('button', { name: /dispute/ })).toHaveCount(0);
  const { pathname } = new URL(page.url());
  await page.getByRole('link', { name: 'Payments' }).first().click();
  await page.getByLabel('Method').selectOption('Account transfer');
  const mine = page.getByRole('table', { name: 'Payments' }).getByRole('row').filter({ hasText: 'my own stand' });
  await expect(mine).toHaveCount(1);

  const asStaff = await openPage(browser);
  await signIn(asStaff, 'auditor', pathname);
  await expect(asStaff.getByRole('status').getByText('Accepted')).toBeVisible();
  await expect(asStaff.getByRole('button', { name: /Refund|dispute/ })).toHaveCount(0);
  await asStaff.context().close();
});

test.describe('what is stuck', () => {
  // As long as the provider does not say that it did not happen, it cannot be given up.
  test.use({ expectedErrors: [/status of 409/] });

  test('is looked up, cannot be given up, and is started again; disputes are recorded', async ({ page }) => {
    await signIn(page, 'finance_operator', '/payments');
    await page.getByRole('button', { name: 'New payment' }).click();
    await dialogOf(page).getByRole('combobox', { name: 'Merchant' }).fill('harbour-books');
    await dialogOf(page)
      .getByRole('option', { name: /harbour-books/ })
      .click();
    await dialogOf(page).getByLabel('Amount', { exact: true }).fill('61.50');
    await dialogOf(page).getByLabel('Description').fill('A globe');
    // Nothing is heard of it for a minute.
    await dialogOf(page).getByLabel('Test card').selectOption('4000000000006009');
    await dialogOf(page).getByRole('button', { name: 'Take the payment' }).click();
    await page.waitForURL(/\/payments\/\d+$/);
    await expect(status(page)).toHaveText('Not known yet');
    const path = new URL(page.url()).pathname;
    const id = path.split('/').at(-1) as string;
    // On a busy machine the minute would be over before all of this is.
    await isHeardOf(id, '1 hour');
    await expect(page.getByText(/Unknown for [\w ]+, (asked again in|being asked)/).first()).toBeVisible();
    await giveUpTooEarly(id);
    await expect(page.getByText('This could not be finished by itself')).toBeVisible();
    await page.getByRole('link', { name: 'what is stuck' }).click();
    const row = page.getByRole('row').filter({ hasText: `Payment ${id}` });
    await expect(row).toContainText('It was given up too early');

    const decide = async (what: string) => {
      await row.getByRole('button', { name: `Actions for payment ${id}` }).click();
      await page.getByRole('menuitem', { name: what }).click();
    };
    await decide('Look up');
    await dialogOf(page).getByRole('button', { name: 'Look it up' }).click();
    await expect(page.getByText('The provider still does not know')).toBeVisible();
    await decide('Give up');
    await dialogOf(page).getByRole('button', { name: 'Give up' }).click();
    await expect(dialogOf(page).getByText('Say why')).toBeVisible();
    await dialogOf(page).getByLabel('Reason').fill('I lost patience');
    await dialogOf(page).getByRole('button', { name: 'Give up' }).click();
    await expect(dialogOf(page).getByText('The provider has not said that it did not happen')).toBeVisible();
    await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
    await decide('Start again');
    await dialogOf(page).getByLabel('Reason').fill('The provider is back');
    await dialogOf(page).getByRole('button', { name: 'Start again' }).click();
    await expect(row).toHaveCount(0);
    await page.getByText('Settled', { exact: true }).click();
    await expect(row).toContainText(/Started again\s*by you/);

    // Once the provider knows, asking it is enough.
    await giveUpTooEarly(id);
    await isHeardOf(id, '0');
    await page.goto('/payments/dead-letters');
    await decide('Look up');
    await dialogOf(page).getByRole('button', { name: 'Look it up' }).click();
    await expect(row).toHaveCount(0);
    await page.goto(path);
    await expect(status(page)).toHaveText('Captured');
    await expect(story(page)).toContainText('You had work that was stuck started again');
    await page.getByRole('button', { name: 'Record a dispute…' }).click();
    await dialogOf(page).getByLabel('Amount in EUR').fill('61.50');
    await dialogOf(page).getByLabel('Fee in EUR').fill('15');
    await dialogOf(page).getByLabel('Reason').fill('fraudulent');
    await dialogOf(page).getByRole('button', { name: 'Record the dispute' }).click();
    await expect(status(page)).toHaveText('Disputed');
    await page.getByRole('button', { name: /was won/ }).click();
    await dialogOf(page).getByRole('button', { name: 'It was won' }).click();
    await expect(status(page)).toHaveText('Captured');
    const payables = page.getByRole('table', { name: 'Payables' });
    await expect(payables).toContainText('-€76.50');
    await expect(payables).toContainText('the fee for the dispute stays');
  });
});
