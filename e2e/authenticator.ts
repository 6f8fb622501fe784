import { TOTP } from 'otpauth';
import { inDatabase } from './database';
import { ownPerson } from './own-person';
import { expect, type Page } from './product';

/** What an authenticator shows; the next code, where this one was used. */
export const codeOf = (secret: string, inSeconds = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + inSeconds * 1000 });

/** Signs in as an approver who has set an authenticator up some time ago. @returns its secret */
export async function approverWithAuthenticator(page: Page): Promise<string> {
  const { email, password } = await ownPerson('finance_approver');
  await page.goto('/login');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await page.goto('/account');
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Show the picture to scan' }).click();
  await expect(page.getByRole('img', { name: 'The secret, to be scanned' })).toBeVisible();
  const secret = ((await page.getByRole('dialog').locator('code').textContent()) ?? '').replace(/\s/g, '');
  await page.getByLabel('Code').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 of 10 recovery codes left.')).toBeVisible();
  await inDatabase('owner', (client) =>
    client.query(
      `UPDATE session SET second_factor_at = second_factor_at - interval '10 minutes'
        WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`,
      [email],
    ),
  );
  return secret;
}
