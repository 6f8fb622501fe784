import type { Route } from '@playwright/test';
import { expect, listens, loginOf, signIn, test } from './product';

const staff = [
  'Overview',
  'Disbursement runs',
  'Bank files',
  'Questions',
  'Merchants',
  'Bank accounts',
  'Fees',
  'Orders',
];
const books = ['Payables', 'Balance', 'Statements', 'Yearly report'];
const billing = ['Invoices', 'Customers', 'Plans', 'Billing runs', 'Review', 'Retries', 'Providers', 'Dunning'];
/** The entries of whoever approves runs: what waits for them stands after the runs. */
const approving = (entries: string[]) => entries.toSpliced(2, 0, 'Waiting for me');
const reader = [
  ...staff,
  'Payments',
  'Imports',
  ...books,
  'Reconciliation',
  'Settlements',
  'Ledger',
  ...billing,
  'API keys',
  'Webhooks',
  'People',
  'Audit',
];
const merchant = ['Overview', 'Payouts', 'Questions', 'Bank account', 'Orders', 'Payments', ...books, 'Invoices'];

for (const { role, name, navigation } of [
  { role: 'admin', name: 'Administrator', navigation: approving([...reader, 'Mail']) },
  { role: 'finance_operator', name: 'Finance operator', navigation: reader },
  { role: 'finance_approver', name: 'Finance approver', navigation: approving(reader) },
  { role: 'auditor', name: 'Auditor', navigation: reader },
  {
    role: 'merchant_owner',
    name: 'Merchant owner',
    navigation: [...merchant, 'API keys', 'Webhooks', 'People', 'Audit'],
  },
  { role: 'merchant_viewer', name: 'Merchant viewer', navigation: merchant },
]) {
  test(`${role} signs in, finds the way around, and signs out`, async ({ page }) => {
    await signIn(page, role);
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
    await expect(page.getByText(name, { exact: true })).toBeVisible();
    const menu = page.getByRole('navigation', { name: 'Main' });
    const closed = menu.getByRole('button', { expanded: false });
    while ((await closed.count()) > 0) await closed.first().click();
    await expect(menu.getByRole('link')).toHaveText(navigation);
    // What was opened is open still when one comes again.
    await page.reload();
    await expect(menu.getByRole('link')).toHaveText(navigation);
    for (const label of navigation) {
      await menu.getByRole('link', { name: label }).click();
      await expect(page.getByRole('heading', { level: 1, name: label })).toBeVisible();
    }

    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/login$/);
    await page.goto('/orders');
    await expect(page, 'signing out works at once').toHaveURL(/\/login\?callbackUrl=%2Forders$/);
  });
}

test('signing out ends what a page asks again and again, however late its answers are', async ({ page }) => {
  const isClock = /\/api\/trpc\/sandbox\.clock/;
  let asked = 0;
  page.on('request', (request) => {
    if (isClock.test(request.url())) asked++;
  });
  await page.clock.install();
  await signIn(page, 'auditor', '/audit');
  const heldBack = new Promise<Route>((resolve) => page.route(isClock, resolve, { times: 1 }));
  await page.clock.fastForward('01:00');
  const underWay = await heldBack;
  await page.route('**/api/auth/signout', async (route) => {
    const response = await route.fetch();
    // From here on whatever is asked is a 401, and the page does not know it yet.
    await underWay.continue();
    await page.clock.fastForward('01:00');
    await route.fulfill({ response });
  });

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/login$/);
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  expect(asked, 'asked before').toBe(1);
});

test('the demo’s logins are there to click', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('button', { name: 'Auditor' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
});

test('one comes back to the page one wanted', async ({ page }) => {
  await signIn(page, 'admin', '/merchants');
  await expect(page.getByRole('heading', { level: 1, name: 'Merchants' })).toBeVisible();
});

for (const elsewhere of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
  test(`signing in does not lead to ${elsewhere}`, async ({ page, baseURL }) => {
    const { email, password } = loginOf('auditor');
    await page.goto(`/login?callbackUrl=${encodeURIComponent(elsewhere)}`);
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? '').origin);
  });
}

test.describe('a wrong password', () => {
  test.use({ expectedErrors: [/status of 401/] });

  test('is refused with a clear word, and keeps what was typed', async ({ page }) => {
    const { email } = loginOf('admin');
    await page.goto('/login');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'do not match' })).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue(email);
    await page.goto('/');
    await expect(page, 'nobody is signed in').toHaveURL(/\/login$/);
  });
});

test('what is typed before the page listens is known once it does', async ({ context }) => {
  const { email, password } = loginOf('auditor');
  // Not the test’s own page, which would wait for the scripts.
  const page = await context.newPage();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/_next\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/login', { waitUntil: 'commit' });
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  letGo();
  await page.waitForLoadState();
  await listens(page);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
});

test('a password that is sent before the page listens does not get into the address', async ({ context }) => {
  const page = await context.newPage();
  await page.route(/\/_next\/.*\.js/, (route) => route.abort());
  await page.goto('/login');
  await page.getByLabel('Email').fill('somebody@test.example');
  await page.getByLabel('Password').fill('not the password');
  const sent = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByLabel('Password').press('Enter');
  expect((await sent).url()).toMatch(/\/login$/);
  await expect(page).toHaveURL(/\/login$/);
});

test('the chosen colours are there from the first byte on', async ({ page }) => {
  await signIn(page, 'auditor');
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const html = await (await page.request.get('/')).text();
  expect(html).toContain('data-theme="dark"');
});
