import { AxeBuilder } from '@axe-core/playwright';
import { codeOf } from './authenticator';
import { type OwnPerson, ownPerson } from './own-person';
import { expect, openPage, type Page, test } from './product';

async function enterPassword(page: Page, { email, password }: OwnPerson): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: /code/i }).fill(code);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const overview = (page: Page) => page.getByRole('heading', { level: 1, name: 'Overview' });

/** Sets an authenticator up on the page of the account. @returns its secret and the recovery codes */
async function setUp(page: Page, { password }: OwnPerson): Promise<{ secret: string; recoveryCodes: string[] }> {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByLabel('Your password').fill('not it');
  await page.getByRole('button', { name: 'Show the picture to scan' }).click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Show the picture to scan' }).click();
  await expect(page.getByRole('img', { name: 'The secret, to be scanned' })).toBeVisible();
  const secret = ((await page.getByRole('dialog').locator('code').textContent()) ?? '').replace(/\s/g, '');
  await page.getByLabel('Code').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recoveryCodes = await codes.allTextContents();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 of 10 recovery codes left.')).toBeVisible();
  return { secret, recoveryCodes };
}

// What is refused is a 401 or 400 in the browser's console.
test.use({ expectedErrors: [/status of 40[01]/] });

test('a code after the password: wrong, right, once; a recovery code in another browser; signed out there', async ({
  page,
  browser,
}) => {
  // Five times signing in, and two browsers.
  test.slow();
  const person = await ownPerson();
  await enterPassword(page, person);
  await expect(overview(page)).toBeVisible();
  const { secret, recoveryCodes } = await setUp(page, person);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL('**/login');

  await enterPassword(page, person);
  await enterCode(page, '12345');
  await expect(page.getByRole('alert').filter({ hasText: 'wrong or used up' })).toBeVisible();
  await page.goto('/orders');
  await expect(page, 'a right password alone opens nothing').toHaveURL(/\/login/);
  await enterPassword(page, person);
  await expect(page.getByRole('textbox', { name: /code/i })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  // The half minute of the setting up is used up: the app is a little fast.
  const code = codeOf(secret, 30);
  await enterCode(page, code);
  await expect(overview(page)).toBeVisible();

  const other = await openPage(browser);
  await enterPassword(other, person);
  await enterCode(other, code);
  await expect(other.getByRole('alert').filter({ hasText: 'wrong or used up' })).toBeVisible();
  await other.getByRole('button', { name: 'Use a recovery code instead' }).click();
  await enterCode(other, recoveryCodes[0] as string);
  await expect(overview(other)).toBeVisible();

  await page.goto('/account');
  const places = page.getByRole('list', { name: 'Where you are signed in' }).getByRole('listitem');
  await expect(places).toHaveCount(2);
  await expect(page.getByText('9 of 10 recovery codes left.')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(places).toHaveCount(1);
  await other.goto('/orders');
  await expect(other, 'at once').toHaveURL(/\/login/);
});

test('changing the password says what is wrong at its field, and then works', async ({ page }) => {
  const person = await ownPerson();
  await enterPassword(page, person);
  await expect(overview(page)).toBeVisible();
  await page.getByRole('link', { name: 'Your account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
  const change = async (current: string, next: string, again = next) => {
    await page.getByLabel('Present password').fill(current);
    await page.getByLabel('New password', { exact: true }).fill(next);
    await page.getByLabel('New password again').fill(again);
    await page.getByRole('button', { name: 'Change password' }).click();
  };
  const next = 'seven quiet owls count beans';
  await change(person.password, next, 'seven');
  await expect(page.getByText('This is not the same as the one above.')).toBeVisible();
  await change('not it', next);
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await change(person.password, 'password12345');
  await expect(page.getByText(/easy to guess/)).toBeVisible();
  await change(person.password, next);
  await expect(page.getByText('Your password is changed.')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the account and setting up fit the screen', async ({ page }) => {
    const person = await ownPerson();
    await enterPassword(page, person);
    await expect(overview(page)).toBeVisible();
    await page.goto('/account');
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect(page.getByRole('button', { name: 'Set up' })).toBeVisible();
    expect(await width()).toBe(390);
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByLabel('Your password').fill(person.password);
    await page.getByRole('button', { name: 'Show the picture to scan' }).click();
    await expect(page.getByRole('img', { name: 'The secret, to be scanned' })).toBeVisible();
    expect(await width()).toBe(390);
  });
});
