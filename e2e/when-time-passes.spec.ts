import { inDatabase } from './database';
import { expect, type Page, signIn, test } from './product';

// Last in the alphabet: it moves the clock of the product under test, which never goes back.
test.describe.configure({ mode: 'serial', timeout: 600_000 });

const minutes = (count: number) => ({ timeout: count * 60_000 });

test('a month is charged from the screen; what failed is explained, tried again as a group, and settled', async ({
  page,
}) => {
  await signIn(page, 'finance_operator', '/billing/runs');
  await page.getByRole('button', { name: 'New run' }).click();
  await page.getByRole('button', { name: 'Start the run' }).click();
  await page.waitForURL(/\/billing\/runs\/\d+$/);
  const status = page.getByRole('main').getByRole('status').first();
  await expect(status).toHaveText('Completed', minutes(4));

  const outcomes = await outcomesOf(page);
  const total = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThan(50);
  expect(outcomes.get('Charged')).toBeGreaterThan(0.7 * total);
  const failed = page.getByRole('region', { name: 'What was not charged' });
  await expect(failed.getByRole('listitem').filter({ hasText: 'Wrong currency' })).toContainText(
    'Credit the invoice and write it in the customer’s currency',
  );

  await failed.getByRole('button', { name: 'Retry these: Not enough money' }).click();
  await page.getByRole('button', { name: 'Charge them again' }).click();
  await expect(page.getByText('They are charged again.')).toBeVisible();
  const timeLine = page.getByRole('region', { name: 'What happened' });
  await expect(timeLine).toContainText(/had \d+ invoices? of this billing run charged again/);
  await expect(status).toHaveText('Completed', minutes(4));
  expect((await outcomesOf(page)).get('Charged')).toBe(outcomes.get('Charged'));

  await page.getByLabel('Ended as').selectOption('Wrong currency');
  const calls = page.getByRole('table', { name: 'Calls' });
  await expect(calls.getByRole('row')).toHaveCount(1 + (outcomes.get('Wrong currency') ?? 0));
  await calls.getByRole('link').first().click();
  await page.waitForURL(/\/invoices\/\d+$/);
  await expect(page.getByRole('table', { name: 'Charges' })).toContainText('Wrong currency');
  await expect(page.getByRole('button', { name: 'Retry…' })).toBeVisible();

  await page.goto('/billing/reviews');
  const item = page.getByRole('row').filter({ hasText: 'in another currency' }).first();
  const invoice = (await item.getByRole('link').first().textContent()) ?? '';
  await item.getByRole('button', { name: `Actions for ${invoice}` }).click();
  await page.getByRole('menuitem', { name: 'Settle…' }).click();
  await page.getByLabel('What was done about it').fill('Written anew in euros');
  await page.getByRole('button', { name: 'Settle it' }).click();
  await expect(page.getByText(invoice)).toHaveCount(0);
  await page.getByText('Settled', { exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: invoice })).toContainText('Written anew in euros');
});

test('the clock passes three month ends, and each month is charged once', async ({ page }) => {
  await signIn(page, 'finance_operator', '/billing/clock');
  const firsts = [1, 2, 3].map(firstInMonths);
  await page.getByLabel('Or to the evening').fill(firsts[2] as string);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(page.getByRole('progressbar', { name: 'Move of the clock' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'The latest move' })).toBeVisible(minutes(8));
  await expect(page.getByText('The clock could not be moved')).toHaveCount(0);
  await expect(page.getByRole('note').filter({ hasText: 'In this demo it is' })).toContainText(
    'ahead of the real time',
  );
  const days = page.getByRole('table', { name: 'What happened on the way' });
  for (const first of firsts) await expect(days).toContainText(dayText(first));

  for (const first of firsts) {
    const { subscriptions, invoices, paid, charges } = await monthOf(first);
    expect(subscriptions, `a subscription makes one invoice for ${first}`).toBe(invoices);
    expect(paid, first).toBeGreaterThan(0.7 * invoices);
    expect(charges, `the provider took each invoice of ${first} once`).toBe(paid);
  }
  // Months later by the clock of business, and still signed in.
  await page.goto('/billing/runs');
  await expect(page.getByRole('table', { name: 'Billing runs' })).toContainText('Europe/London');
});

/** How many invoices came out how, by the table beside the bars. */
async function outcomesOf(page: Page): Promise<Map<string, number>> {
  const rows = await page.getByRole('table', { name: 'Invoices by what came of them' }).getByRole('row').all();
  const cells = rows.map(async (row) => [
    await row.getByRole('rowheader').textContent(),
    Number(await row.getByRole('cell').textContent()),
  ]);
  return new Map((await Promise.all(cells)) as [string, number][]);
}

function firstInMonths(count: number): string {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + count, 1)).toISOString().slice(0, 10);
}

const dayText = (day: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'medium' }).format(new Date(day));

/** What a month came to, by our books and by the provider's own record. */
const monthOf = (first: string) =>
  inDatabase('owner', async (client) => {
    const { rows } = await client.query<{ subscriptions: number; invoices: number; paid: number; charges: number }>(
      `SELECT count(DISTINCT i.subscription_id)::int AS subscriptions, count(*)::int AS invoices,
              count(*) FILTER (WHERE i.status = 'paid')::int AS paid,
              sum((SELECT count(*) FROM simulated_charge s WHERE starts_with(s.reference, i.number || '/') AND s.outcome = 'succeeded'))::int AS charges
         FROM invoice i WHERE i.kind = 'invoice' AND i.subscription_id IS NOT NULL AND i.period_from = $1`,
      [first],
    );
    return rows[0] as { subscriptions: number; invoices: number; paid: number; charges: number };
  });
