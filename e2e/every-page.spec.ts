import { AxeBuilder } from '@axe-core/playwright';
import { hostileName, setUpOneOfEach } from './one-of-each';
import { expect, type Page, signIn, test } from './product';
import { pagesThereAre, walk } from './walk';

const phone = { width: 390, height: 844 };
/** Of a long table the rows that follow are made as the first ones are. */
const moreOfTheSame = 'tbody tr:nth-child(n+16)';

async function violationsOf(page: Page): Promise<unknown[]> {
  // In the page itself: there are no frames, and a page of its own for each would take longer than the rules.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  return (await axe.exclude(moreOfTheSame).analyze()).violations.map(namesOf);
}

/** In other colours only those can be wrong. For a page whose violations were looked for before. */
async function wrongColoursOf(page: Page): Promise<unknown[]> {
  const { violations } = await page.evaluate(
    (exclude) =>
      (window as unknown as InPage).axe.run(
        { exclude },
        { runOnly: ['color-contrast'], resultTypes: ['violations'], iframes: false },
      ),
    [moreOfTheSame],
  );
  return violations.map(namesOf);
}

type Found = Pick<Awaited<ReturnType<AxeBuilder['analyze']>>, 'violations'>;
type InPage = { axe: { run(where: object, how: object): Promise<Found> } };

const namesOf = ({ id, nodes }: Found['violations'][number]) => [id, nodes.map(({ html }) => html)];

/** One problem does not hide the next. Accessible in light and dark, no wider than a phone, and what names hold of markup is text. */
async function lookAt(page: Page, path: string, desktop: { width: number; height: number }): Promise<boolean> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect.soft(await violationsOf(page), path).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect.soft(await wrongColoursOf(page), `${path} in the dark`).toEqual([]);
  await page.setViewportSize(phone);
  // Charts are drawn anew a moment later.
  await expect
    .configure({ soft: true })
    .poll(() => widthOf(page), { message: `${path} on a phone` })
    .toBe(phone.width);
  await page.setViewportSize(desktop);
  expect(await page.locator('img[src="x"], script:text("harmed")').count(), path).toBe(0);
  return (await page.getByText(hostileName).count()) > 0;
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test.describe('every page', () => {
  test.setTimeout(1_200_000);
  // In the frame of a mail no script runs, that of the rules neither.
  test.use({ expectedErrors: [/about:srcdoc/] });

  for (const { role, also } of [
    {
      role: 'admin',
      also: [
        '/runs?view=calendar',
        '/runs/new?of=week&step=preview&endingBefore=2018-01-08',
        '/runs/new?of=today&step=preview',
        '/billing/runs?new=true',
        '/merchants/hostile',
        '/merchants/hostile?tab=bank',
        '/merchants/hostile?tab=terms',
        '/orders?merchant=hostile',
      ],
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
