import { expect, openPage, type Page, signIn, test } from './product';

const PASSWORD = 'ripe quinces over the harbour';
const unique = () => Math.random().toString(36).slice(2, 10);

test.describe('somebody who is invited', () => {
  // What is refused first, and then done anyway.
  test.use({ expectedErrors: [/status of 409/] });

  test('joins by the mail, works, and is out at the next click once disabled', async ({ page, browser }) => {
    test.slow();
    const name = `Olga ${unique()}`;
    const email = `owner-${unique()}@example.org`;
    await signIn(page, 'admin');
    await page.goto('/merchants/tiny-planet?tab=access');
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('Email').fill(email);
    await page.getByRole('radio', { name: /Merchant owner/ }).check();
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await expect(page.getByRole('table', { name: 'Invitations' })).toContainText(email);

    const link = await linkTo(page, email, 'invitation');
    const guest = await openPage(browser);
    await guest.goto(link);
    await expect(guest.getByRole('heading', { name: 'Join Tiny Planet Toys' })).toBeVisible();
    await guest.getByLabel('Your name').fill(name);
    await guest.getByLabel('Password', { exact: true }).fill('short');
    await expect(guest.getByText('7 more characters.')).toBeVisible();
    await guest.getByLabel('Password', { exact: true }).fill('passwordpassword');
    await guest.getByLabel('Password again').fill('passwordpassword');
    await guest.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(guest.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true');
    await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await guest.getByLabel('Password again').fill(PASSWORD);
    await guest.getByRole('button', { name: 'Join', exact: true }).click();
    await guest.getByRole('link', { name: 'Go to sign in' }).click();
    await expect(guest.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
    await enter(guest, email);
    await expect(guest.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();

    const again = await openPage(browser);
    await again.goto(link);
    await expect(again.getByRole('heading', { name: 'This invitation was accepted' })).toBeVisible();

    await guest.getByRole('link', { name: 'People', exact: true }).click();
    await expect(guest.getByRole('button', { name: 'Invite' })).toBeVisible();
    await page.reload();
    await act(page, name, 'Change role…');
    await page.getByRole('radio', { name: /Merchant viewer/ }).check();
    await page.getByRole('button', { name: 'Change the role' }).click();
    await expect(page.getByRole('alert'), 'the only owner').toContainText('only active owner');
    await page.getByRole('button', { name: 'Change it anyway' }).click();
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Merchant viewer');
    await guest.goto('/people');
    await expect(guest.getByText('Your role does not include this page')).toBeVisible();
    await guest.getByRole('link', { name: 'Orders', exact: true }).click();
    await expect(guest.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();

    await act(page, name, 'Disable…');
    await page.getByRole('button', { name: 'Disable', exact: true }).click();
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Disabled');
    await guest.getByRole('link', { name: 'Payouts', exact: true }).click();
    await expect(guest).toHaveURL(/\/login/);
  });
});

test('a forgotten password is changed by a mail, which works once', async ({ page, browser }) => {
  const email = `auditor-${unique()}@example.org`;
  await signIn(page, 'admin', '/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByRole('radio', { name: /Auditor/ }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('table', { name: 'Invitations' })).toContainText(email);

  const guest = await openPage(browser);
  await guest.goto(await linkTo(page, email, 'invitation'));
  await guest.getByLabel('Your name').fill('Aude Other');
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByLabel('Password again').fill(PASSWORD);
  await guest.getByRole('button', { name: 'Join', exact: true }).click();
  await guest.getByRole('link', { name: 'Go to sign in' }).click();
  await guest.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(guest.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await guest.getByLabel('Email').fill(email);
  await guest.getByRole('button', { name: 'Send the link' }).click();
  await expect(guest.getByText('Look into your mail')).toBeVisible();

  const link = await linkTo(page, email, 'reset-password');
  await guest.goto(link);
  await guest.getByLabel('Password', { exact: true }).fill(`${PASSWORD} again`);
  await guest.getByLabel('Password again').fill(`${PASSWORD} again`);
  await guest.getByRole('button', { name: 'Change the password' }).click();
  await expect(guest.getByText('Your password is changed')).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'This link was used' })).toBeVisible();
  await guest.goto('/login');
  await enter(guest, email, `${PASSWORD} again`);
  await expect(guest.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
});

test('an owner makes a key, changes over to a new secret, and revokes it', async ({ page, playwright, baseURL }) => {
  const name = `Web shop ${unique()}`;
  const api = await playwright.request.newContext({ baseURL });
  const statusWith = async (key: string) =>
    (await api.get('/api/v1/orders?limit=1', { headers: { authorization: `Bearer ${key}` } })).status();

  await signIn(page, 'merchant_owner', '/api-keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByRole('checkbox', { name: /orders:read/ }).check();
  await page.getByRole('button', { name: 'Make the key' }).click();
  const first = (await page.getByTestId('key').textContent()) ?? '';
  await page.getByRole('button', { name: 'I have it' }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Never used');
  expect(await statusWith(first)).toBe(200);
  await page.reload();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Active');
  expect(await page.content(), 'it is shown once').not.toContain(first);

  await act(page, name, 'Rotate…');
  await page.getByRole('button', { name: 'Rotate', exact: true }).click();
  const second = (await page.getByTestId('key').textContent()) ?? '';
  await page.getByRole('button', { name: 'I have it' }).click();
  expect(second).not.toBe(first);
  expect([await statusWith(first), await statusWith(second)]).toEqual([200, 200]);

  await act(page, name, 'Revoke…');
  await page.getByRole('button', { name: 'Revoke the key' }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Revoked');
  expect([await statusWith(first), await statusWith(second)]).toEqual([401, 401]);
  await api.dispose();
});

async function act(page: Page, of: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${of}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function enter(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The path of the link in the latest mail to somebody, as an administrator reads it on the page of mails. */
async function linkTo(admin: Page, email: string, what: 'invitation' | 'reset-password'): Promise<string> {
  const path = new RegExp(`/${what}/[\\w-]{43}`);
  const ask = async (procedure: string, input: unknown) => {
    const answer = await admin.request.get(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`);
    return (await answer.json()).result?.data;
  };
  let link: string | undefined;
  await expect(async () => {
    const mails: { id: string; to: string }[] = (await ask('mails.list', { limit: 50 })).data;
    const texts = await Promise.all(
      mails.filter(({ to }) => to === email).map(async ({ id }) => JSON.stringify(await ask('mails.read', { id }))),
    );
    link = texts.map((text) => path.exec(text)?.[0]).find(Boolean);
    expect(link).toBeTruthy();
  }).toPass();
  return link as string;
}
