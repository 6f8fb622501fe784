import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { expect, signIn, test } from './product';

// A receiver as others write it: it verifies with the library of the standard, and knows a message that it has seen.
type Received = { headers: Record<string, string>; body: string };
const received: Received[] = [];
let status = 204;
let server: Server;
let url: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(status).end('thank you');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${Date.now()}`;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const verified = (secret: string, { headers, body }: Received) =>
  new Webhook(secret).verify(body, headers) as { type: string; data: Record<string, unknown> };
const newest = () => received.at(-1) as Received;

test.describe('by hand', () => {
  test.use({ expectedErrors: [/status of 400/] });

  test('an endpoint is added, tested, fails, is retried by hand, rotated and deleted', async ({ page }) => {
    await signIn(page, 'merchant_owner', '/webhooks');
    await page.getByRole('button', { name: 'Add endpoint' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address').fill('https://name:secret@shop.example/');
    await dialog.getByRole('button', { name: 'Add endpoint' }).click();
    await expect(dialog.getByText('must not contain a name or password')).toBeVisible();
    await dialog.getByLabel('Address').fill(url);
    await expect(dialog.getByRole('checkbox', { name: /run.ready/ })).toHaveCount(0);
    // Of the shop of the demo, where orders are delivered all the while, nothing but tests is to come in between.
    await dialog.getByRole('checkbox', { name: /dispute.lost/ }).check();
    await dialog.getByRole('button', { name: 'Add endpoint' }).click();
    const secret = (await dialog.getByText(/^whsec_/).textContent()) as string;
    await dialog.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('link', { name: url }).click();
    await page.waitForURL(/\/webhooks\/[0-9a-f-]{36}$/);
    const endpoint = page.url();
    status = 500;
    await page.getByRole('button', { name: 'Send a test' }).click();
    await expect(page.getByText('Will be retried')).toBeVisible();
    expect(verified(secret, newest()).type).toBe('webhook.test');

    status = 204;
    await page.getByRole('link', { name: 'webhook.test' }).click();
    await expect(page.getByText('Status 500').first()).toBeVisible();
    const tryNow = page.getByRole('button', { name: /Try now|Send again/ });
    await tryNow.click();
    await expect(page.getByRole('status').getByText('Delivered')).toBeVisible();
    await page.getByText('Request and answer').first().click();
    await expect(page.getByText('thank you').first()).toBeHidden();
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);

    await page.goto(endpoint);
    await page.getByRole('button', { name: 'Rotate secret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate', exact: true }).click();
    const rotated = (await page
      .getByRole('dialog')
      .getByText(/^whsec_/)
      .textContent()) as string;
    await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
    const before = received.length;
    await page.getByRole('button', { name: 'Send a test' }).click();
    await expect.poll(() => received.length).toBeGreaterThan(before);
    for (const known of [secret, rotated]) expect(verified(known, newest()).type).toBe('webhook.test');

    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Disable the endpoint' }).click();
    await expect(page.getByText('Nothing is sent to this endpoint')).toBeVisible();
    await page.getByRole('button', { name: 'Enable' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Enable' }).click();
    await expect(page.getByText('Nothing is sent to this endpoint')).toBeHidden();

    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete the endpoint' }).click();
    await page.waitForURL(/\/webhooks$/);
    await expect(page.getByRole('link', { name: url })).toHaveCount(0);
  });
});

test('what happens is told through the engine, in the shape of a GET, to whoever listens', async ({ page }) => {
  await signIn(page, 'admin', '/webhooks');
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill(url);
  await dialog.getByRole('checkbox', { name: /import.completed/ }).check();
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  const secret = (await dialog.getByText(/^whsec_/).textContent()) as string;
  await dialog.getByRole('button', { name: 'Done' }).click();

  const before = received.length;
  const reference = `told-${Date.now()}`;
  const sent = await page.request.post('/api/v1/imports?kind=merchants&fileName=told.csv', {
    headers: { origin: new URL(page.url()).origin },
    data: `reference,name,currency\n${reference},Told,EUR\n`,
  });
  const { id } = (await sent.json()) as { id: string };
  await expect.poll(() => received.length, { timeout: 120_000 }).toBe(before + 1);
  const message = verified(secret, newest());
  expect([message.type, message.data.id, message.data.status]).toEqual(['import.completed', id, 'completed']);
  const got = await page.request.get(`/api/v1/imports/${id}`);
  expect(message.data).toEqual(await got.json());
});
