import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';

export { expect, type Locator, type Page } from '@playwright/test';

type Login = { role: string; email: string; password: string };

/** The demo's login of a role. */
export function loginOf(role: string): Login {
  const file = join(process.env.E2E_DATA_DIR ?? process.env.DATA_DIR ?? '.data', 'demo.json');
  const { logins } = JSON.parse(readFileSync(file, 'utf8')) as { logins: Login[] };
  const login = logins.find((entry) => entry.role === role);
  if (!login) throw new Error(`The demo has no ${role}: see ${file}.`);
  return login;
}

/** Signs in by the form, as a person does, and waits for the page that was asked for. */
export async function signIn(page: Page, role: string, wanted = '/'): Promise<void> {
  const { email, password } = loginOf(role);
  await page.goto(wanted);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname + url.search === wanted);
}

/** A test that fails when the browser's console shows an error, except for those that it expects. */
export const test = base.extend<{ expectedErrors: RegExp[]; consoleErrors: undefined }>({
  locale: 'en-US',
  timezoneId: 'Europe/Madrid',
  expectedErrors: [[], { option: true }],
  consoleErrors: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      const note = (text: string) => {
        if (!expectedErrors.some((expected) => expected.test(text))) errors.push(text);
      };
      page.on('pageerror', (error) => note(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
      });
      await use(undefined);
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});
