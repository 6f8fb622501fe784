import { AxeBuilder } from '@axe-core/playwright';
import { hostileName, setUpOneOfEach } from './one-of-each';
import { expect, type Page, signIn, test } from './product';
import { pagesThereAre, walk } from './walk';

const phone = { width: 390, height: 844 };
const violationsOf = async (page: Page, rules?: string[]) => {
  // In the page itself: there are no frames, and a page of its own for each would take longer than the rules.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (rules) axe.withRules(rules);
  return (await axe.analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};

/** One problem does not hide the next. Accessible in light and dark, no wider than a phone, and what names hold of markup is text. */
async function lookAt(page: Page, path: string, desktop: { width: number; height: number }): Promise<boolean> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect.soft(await violationsOf(page), path).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect.soft(await violationsOf(page, ['color-contrast']), `${path} in the dark`).toEqual([]);
  await page.setViewportSize(phone);
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${path} on a phone`).toBe(phone.width);
  await page.setViewportSize(desktop);
  expect(await page.locator('img[src="x"], script:text("harmed")').count(), path).toBe(0);
  return (await page.getByText(hostileName).count()) > 0;
}

test.describe('every page', () => {
  test.setTimeout(600_000);
  // In the frame of a mail no script runs, that of the rules neither.
  test.use({ expectedErrors: [/about:srcdoc/] });

  for (const { role, also } of [
    {
      role: 'admin',
      also: ['/runs?new=true', '/billing/runs?new=true', '/merchants/hostile', '/orders?merchant=hostile'],
    },
    { role: 'merchant_owner', also: [] },
  ]) {
    test(`that ${role} is led to`, async ({ page }) => {
      const desktop = page.viewportSize() ?? phone;
      await signIn(page, role);
      if (role === 'admin') also.push(...(await setUpOneOfEach(page)));
      let named = 0;
      const opened = await walk(page, also, async (path) => {
        if (await lookAt(page, path, desktop)) named++;
      });
      if (role !== 'admin') return;
      expect(
        // Staff see those of all merchants by their runs; the list is the merchants'.
        pagesThereAre().filter((path) => !opened.includes(path) && path !== '/disbursements'),
        'pages that nothing leads to',
      ).toEqual([]);
      expect(named, 'pages that show the name with markup').toBeGreaterThan(5);
    });
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('the pages before one is in are accessible', async ({ page }) => {
      for (const path of ['/login', '/forgot-password', '/invitation/none', '/reset-password/none']) {
        await page.goto(path);
        expect(await violationsOf(page), path).toEqual([]);
      }
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: phone, hasTouch: true });

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
