import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, signIn, test } from './product';

/** Every page that a role has, with one of each kind of detail page. */
async function pagesOf(page: Page, role: 'staff' | 'merchant'): Promise<string[]> {
  if (role === 'merchant') {
    await signIn(page, 'merchant_owner', '/disbursements');
    return [
      '/',
      '/disbursements',
      await firstLink(page, 'Disbursements'),
      '/orders',
      '/people',
      '/people?tab=invitations',
      '/api-keys',
    ];
  }
  await signIn(page, 'finance_operator', '/runs');
  const run = await firstLink(page, 'Disbursement runs');
  await page.goto(run);
  const disbursement = await firstLink(page, 'Disbursements');
  return [
    '/',
    '/runs',
    '/runs?new=true',
    run,
    disbursement,
    '/merchants',
    '/merchants/harbour-books',
    '/merchants/harbour-books?tab=orders',
    '/merchants/harbour-books?tab=details',
    '/merchants/harbour-books?tab=access',
    '/people',
    '/people?tab=invitations',
    '/people/roles',
    '/api-keys',
    '/orders',
    '/imports',
    await uploaded(page),
  ];
}

async function firstLink(page: Page, table: string): Promise<string> {
  const link = page.getByRole('table', { name: table, exact: true }).getByRole('link').first();
  return (await link.getAttribute('href')) ?? '';
}

/** A file in the midst of the wizard, with a cell that cannot be read. */
async function uploaded(page: Page): Promise<string> {
  const lines = 'id;merchant_reference;amount;created_at\n1;harbour-books;x;2026-01-10\n2;harbour-books;1;2026-01-10\n';
  await page.goto('/imports');
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'wizard.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** All data is there, and nothing moves any more. */
async function settled(page: Page): Promise<void> {
  // By its tag: behind a dialog the page has no roles.
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('[aria-busy="true"], .animate-pulse')).toHaveCount(0);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('the pages before one is in are accessible', async ({ page }) => {
      for (const path of ['/login', '/forgot-password', '/invitation/none', '/reset-password/none']) {
        await page.goto(path);
        expect((await new AxeBuilder({ page }).analyze()).violations, path).toEqual([]);
      }
    });

    for (const role of ['staff', 'merchant'] as const) {
      test(`every page of ${role} is accessible`, async ({ page }) => {
        for (const path of await pagesOf(page, role)) {
          await page.goto(path);
          await settled(page);
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(
            violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            path,
          ).toEqual([]);
        }
      });
    }
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  for (const role of ['staff', 'merchant'] as const) {
    test(`no page of ${role} is wider than the screen`, async ({ page }) => {
      for (const path of await pagesOf(page, role)) {
        await page.goto(path);
        await settled(page);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, path).toBe(390);
      }
    });
  }

  test('the menu opens, leads on, and closes behind one', async ({ page }) => {
    await signIn(page, 'finance_operator');
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('dialog').getByRole('link', { name: 'Orders' }).tap();
    await page.waitForURL('**/orders');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test.describe('an address that leads nowhere', () => {
  test.use({ expectedErrors: [/status of 404/] });

  test('is a page of its own, with the way back', async ({ page }) => {
    await signIn(page, 'auditor');
    for (const path of ['/nothing', '/runs/not-an-id', '/disbursements/x', '/merchants/nobody', '/imports/1']) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole('link', { name: 'Go to the overview' })).toBeVisible();
    }
  });
});
