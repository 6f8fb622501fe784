import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, test as base, expect, type Page } from '@playwright/test';

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
  await listens(page);
}

/** A window of somebody else's, to be closed with its context. */
export async function openPage(browser: Browser): Promise<Page> {
  return waitingForScripts(await (await browser.newContext()).newPage());
}

/** After a load, whoever is quicker than the scripts is not heard; a person would press once more. */
function waitingForScripts(page: Page): Page {
  for (const way of ['goto', 'reload'] as const) {
    const load: (...args: never[]) => ReturnType<Page['goto']> = page[way].bind(page);
    page[way] = async (...args: never[]) => {
      const answer = await load(...args);
      await listens(page);
      return answer;
    };
  }
  return page;
}

/** React has taken over whatever can be pressed or filled in: it puts what it knows of an element on the element. */
export async function listens(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('a[href], button, input, select, textarea')].every((element) =>
      Object.keys(element).some((key) => key.startsWith('__reactProps$')),
    ),
  );
}

/** A test that fails when the browser's console shows an error, except for those that it expects. */
export const test = base.extend<{ expectedErrors: RegExp[]; consoleErrors: undefined }>({
  locale: 'en-US',
  timezoneId: 'Europe/Madrid',
  expectedErrors: [[], { option: true }],
  page: ({ page }, use) => use(waitingForScripts(page)),
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
