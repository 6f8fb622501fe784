import type { APIResponse, Browser } from '@playwright/test';
import { ownPerson } from './own-person';
import { expect, openPage, type Page } from './product';

type Answer = { id: string; status: string };

/** What is asked of the product beside its pages, as whoever is signed in. */
export function asking(page: Page) {
  const headers = () => ({ origin: new URL(page.url()).origin, 'idempotency-key': crypto.randomUUID() });
  const checked = async <T = Answer>(answer: APIResponse, what: string): Promise<T> => {
    expect(answer.ok(), `${what}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const post = async (path: string, data: unknown): Promise<Answer> =>
    checked(await page.request.post(`/api/v1${path}`, { headers: headers(), data }), path);
  const get = async (path: string): Promise<Answer> => checked(await page.request.get(`/api/v1${path}`), path);
  return {
    post,
    get,
    call: async (procedure: string, input: unknown): Promise<Answer> => {
      const answer = await page.request.post(`/api/trpc/${procedure}`, { headers: headers(), data: input });
      return (await checked<{ result: { data: Answer } }>(answer, procedure)).result.data;
    },
    read: async (procedure: string, input: unknown): Promise<{ hash: string }> => {
      const query = new URLSearchParams({ input: JSON.stringify(input) });
      const answer = await page.request.get(`/api/trpc/${procedure}?${query}`);
      return (await checked<{ result: { data: { hash: string } } }>(answer, procedure)).result.data;
    },
    until: (path: string, status: string) =>
      expect.poll(async () => (await get(path)).status, { message: path }).toBe(status),
  };
}

export async function imported(page: Page, kind: string, text: string): Promise<void> {
  const { post, until } = asking(page);
  const { id } = await post(`/imports?kind=${kind}&fileName=${kind}.csv`, text);
  await until(`/imports/${id}`, 'completed');
}

/** Somebody else of the house, who approves. */
export async function approver(browser: Browser): Promise<Page> {
  const page = await openPage(browser);
  const { email, password } = await ownPerson('finance_approver');
  await page.goto('/login');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

/**
 * An approved run over one new merchant of the United States, whose account ends in these digits: by them the demo's bank
 * goes. `page` is somebody who prepares runs. @returns the run's id
 */
export async function approvedDollarRun(page: Page, browser: Browser, ending: string): Promise<string> {
  const reference = `dollars-${crypto.randomUUID().slice(0, 8)}`;
  const maker = asking(page);
  await imported(page, 'merchants', `reference,name,currency\n${reference},${reference},USD\n`);
  await imported(
    page,
    'orders',
    `id;merchant_reference;amount;currency;created_at\n${reference};${reference};200.00;USD;2024-03-06\n`,
  );
  const account = await maker.post(`/merchants/${reference}/bank-accounts`, {
    holderName: 'Holder of the test',
    account: {
      scheme: 'us',
      routingNumber: '021000021',
      accountNumber: `48392011${ending}`,
      accountType: 'checking',
    },
    reason: 'First account.',
  });
  const otherPage = await approver(browser);
  const checker = asking(otherPage);
  await checker.post(`/bank-accounts/${account.id}/confirm`, {});
  const run = await maker.post('/disbursements', {
    timeFrame: { length: '1week', endingBefore: '2024-03-11' },
    merchant: reference,
  });
  await maker.until(`/disbursements/runs/${run.id}`, 'ready');
  const { hash } = await maker.read('runs.review', { id: run.id });
  await maker.call('runs.submit', { id: run.id, hash });
  await checker.call('runs.approve', { id: run.id, hash });
  await otherPage.context().close();
  return run.id;
}
