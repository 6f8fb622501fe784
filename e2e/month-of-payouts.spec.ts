import { readFile } from 'node:fs/promises';
import { approver, asking, imported } from './approved-run';
import { approverWithAuthenticator, codeOf } from './authenticator';
import { inDatabase } from './database';
import { expect, openPage, type Page, signIn, test } from './product';

// A month of weekly runs by two people, on days long past on which only the shops of this test traded. It stands in the list
// of those that run alone: it sets how euros leave, and takes in the bank's statement of all of them.

const DAY_MS = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

test.describe.configure({ timeout: 900_000 });
// Who may not, or too late, is told by a status.
test.use({ expectedErrors: [/status of (400|409)/] });

// Mondays long past, others each time, so that the test can be run again on the same product.
const firstMonday = Date.parse('2001-01-01') + 7 * DAY_MS * Math.floor(Math.random() * 800);
const weeks = [0, 1, 2, 3].map((week) => dayOf(firstMonday + 7 * DAY_MS * week));
const soon = { timeout: 120_000 };

// The demo's bank goes by the last digits of an account: 01 is closed, of 02 its answer is lost, 03 comes back.
const mark = crypto.randomUUID().slice(0, 8);
const shop = (name: string, iban: string) => ({ reference: `month-${mark}-${name}`, currency: 'EUR', iban });
const fine = shop('fine', 'DE65370400440000532099');
const closed = shop('closed', 'DE92370400440000532001');
const silent = shop('silent', 'DE65370400440000532002');
const returned = shop('returned', 'DE38370400440000532003');
const dollars = { reference: `month-${mark}-dollars`, currency: 'USD', iban: null };
const shops = [fine, closed, silent, returned, dollars];
const otherAccount = 'DE21370400440000532018';

const dialogOf = (page: Page) => page.getByRole('dialog');
const region = (page: Page, name: string) => page.getByRole('region', { name });
const payoutOf = (page: Page, { reference }: { reference: string }) =>
  page.getByRole('table', { name: 'Payouts' }).getByRole('row', { name: new RegExp(reference) });

test('a month is prepared by one, approved by another, paid, and agrees with the bank to the cent', async ({
  page,
  browser,
}) => {
  await signIn(page, 'admin');
  const checker = await openPage(browser);
  const secret = await approverWithAuthenticator(checker);
  const colleague = await approver(browser);
  await open(page, colleague);

  const runs: string[] = [];
  for (const [index, endingBefore] of weeks.entries()) {
    const isFirst = index === 0;
    const isLast = index === weeks.length - 1;
    if (isLast) await letEurosLeaveBy(page, 'file');
    const run = await prepareAndSubmit(page, endingBefore);
    if (isFirst) await refuseItsMaker(page, run);
    await approve(checker, run, isFirst ? codeOf(secret, 30) : null);
    if (isFirst) await followPayouts(page, run);
    for (const currency of isLast ? ['EUR', 'USD'] : ['USD']) await takeFileToTheBank(page, run, currency);
    runs.push(run);
  }
  await letEurosLeaveBy(page, 'bank');

  await daysPassAtTheBank();
  for (const currency of ['EUR', 'USD']) await agreeWithTheBank(page, currency);
  await payAgain(page, colleague, runs);
  await agreeWithTheBank(page, 'EUR');
  for (const run of runs) {
    await page.goto(`/runs/${run}`);
    await expect(page.getByText('Completed', { exact: true }).first()).toBeVisible(soon);
  }
  await page.goto('/ledger/verification');
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByRole('note').filter({ hasText: 'Everything holds' })).toBeVisible(soon);
  for (const other of [checker, colleague]) await other.context().close();
});

/** The shops with their sales and accounts; a changed account is paid to at once, so that the month fits into minutes. */
async function open(page: Page, colleague: Page): Promise<void> {
  const merchants = shops.map(({ reference, currency }) => `${reference},${reference},${currency}`);
  await imported(page, 'merchants', `reference,name,currency\n${merchants.join('\n')}\n`);
  const orders = weeks.flatMap((endingBefore, week) =>
    shops.map(({ reference, currency }, n) => {
      const on = dayOf(Date.parse(endingBefore) - DAY_MS * (n + 1));
      return `${reference}-${week};${reference};${100 + week * 10 + n}.00;${currency};${on}`;
    }),
  );
  await imported(page, 'orders', `id;merchant_reference;amount;currency;created_at\n${orders.join('\n')}\n`);
  await asking(page).post('/payout-settings', { coolingOffHours: 0, why: 'A month in minutes' });
  for (const { reference, iban } of shops) await giveAccount(page, colleague, reference, iban);
}

async function giveAccount(page: Page, colleague: Page, reference: string, iban: string | null): Promise<void> {
  const us = { scheme: 'us', routingNumber: '021000021', accountNumber: '4839201199', accountType: 'checking' };
  const { id } = await asking(page).post(`/merchants/${reference}/bank-accounts`, {
    holderName: 'Holder of the test',
    account: iban === null ? us : { scheme: 'iban', iban },
    reason: 'From the contract.',
  });
  await asking(colleague).post(`/bank-accounts/${id}/confirm`, {});
}

const letEurosLeaveBy = (page: Page, channel: 'bank' | 'file') =>
  asking(page).post('/house-accounts', {
    currency: 'EUR',
    holderName: 'Countinghouse GmbH',
    account: { scheme: 'iban', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
    address: { town: 'Berlin', country: 'DE' },
    channel,
    why: 'For a month of the test',
  });

/** Period, preview, submit. @returns the run's id */
async function prepareAndSubmit(page: Page, endingBefore: string): Promise<string> {
  await page.goto('/runs/new');
  await page.getByLabel('Ends before').fill(endingBefore);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(
    page.getByRole('table', { name: 'Who is paid' }).getByRole('row', { name: new RegExp(fine.reference) }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Calculate and submit' }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByText('Submitted', { exact: true }).first()).toBeVisible();
  return page.url().slice(-36);
}

/** An administrator may approve runs, and not this one. */
async function refuseItsMaker(page: Page, run: string): Promise<void> {
  await expect(page.getByText(/You prepared (it|this run) yourself/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve…' })).toHaveCount(0);
  const { hash } = await asking(page).read('runs.review', { id: run });
  const refused = await page.request.post('/api/trpc/runs.approve', {
    headers: { origin: new URL(page.url()).origin },
    data: { id: run, hash },
  });
  expect(refused.status()).toBe(409);
}

async function approve(checker: Page, run: string, code: string | null): Promise<void> {
  await checker.goto(`/runs/${run}`);
  await checker.getByRole('button', { name: 'Approve…' }).click();
  await dialogOf(checker).getByLabel('What you looked at').fill('Sums and accounts, against the weeks before.');
  await dialogOf(checker).getByRole('button', { name: 'Approve', exact: true }).click();
  if (code !== null) {
    await dialogOf(checker).getByLabel('Code').fill(code);
    await dialogOf(checker)
      .getByRole('button', { name: /^(Approve|Confirm)$/ })
      .click();
  }
  await expect(checker.getByText('Approved. It will be paid.')).toBeVisible();
}

/** One is paid, one fails for good, one is not known for a while and paid once. */
async function followPayouts(page: Page, run: string): Promise<void> {
  await page.goto(`/runs/${run}`);
  for (const [of, words] of [
    [fine, 'Paid'],
    [silent, 'Paid'],
    [returned, 'Paid'],
    [closed, 'Failed'],
  ] as const)
    await expect(payoutOf(page, of)).toContainText(words, soon);
  await expect(region(page, 'Payouts')).toContainText('The account is closed.');
  await payoutOf(page, silent).getByRole('link').first().click();
  await expect(region(page, 'Payout')).toContainText('No answer: it is asked about');
  await expect(region(page, 'Payout').getByText(/CHP-\d{10}-01/)).toHaveCount(1);
}

/** Writes the run's file, takes it to the demo's bank, and its report back where the bank gives one. */
async function takeFileToTheBank(page: Page, run: string, currency: string): Promise<void> {
  await page.goto(`/runs/${run}`);
  await region(page, 'Bank files')
    .getByRole('button', { name: `Write the file… in ${currency}` })
    .click();
  await dialogOf(page).getByRole('button', { name: 'Write the file' }).click();
  await expect(dialogOf(page)).toHaveCount(0);
  const id = await inDatabase('app', (client) =>
    client
      .query<{ id: string }>('SELECT id FROM payout_file WHERE run_id = $1 AND currency = $2', [run, currency])
      .then(({ rows }) => rows[0]?.id),
  );
  await page.goto(`/payout-files/${id}`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await downloading;
  await page.getByRole('button', { name: 'Give it to the demo bank' }).click();
  const fetching = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Fetch the demo bank’s report' }).click();
  const buffer = await readFile(await (await fetching).path());
  const report = { name: `${currency}.xml`, mimeType: 'application/xml', buffer };
  await page.getByLabel('Status report', { exact: true }).setInputFiles(report);
  await expect(page.getByText(`${currency}.xml was taken in`)).toBeVisible();
}

/** What comes back after days has come back by now: in the bank's own books, where nobody waits for a clock. */
const daysPassAtTheBank = () =>
  inDatabase('app', (client) =>
    client.query(
      `UPDATE simulated_transfer t SET returns_at = now() FROM payout_attempt a JOIN merchant m ON m.id = a.merchant_id
        WHERE a.reference = t.reference AND m.reference = $1 AND t.returns_at > now()`,
      [returned.reference],
    ),
  );

type Part = { sum: { amount: number } };
type Told = {
  isFirst: boolean;
  isOpeningBooked: boolean;
  opening: { amount: number };
  lines: number;
  openLines: number;
  difference: { amount: number };
  balance: Record<'notOnStatement' | 'otherDay' | 'openLines' | 'openings' | 'gaps', Part>;
};

/** Takes the bank's statement of today in: nothing is left over, and the books agree. */
async function agreeWithTheBank(page: Page, currency: string): Promise<void> {
  await page.goto('/reconciliation');
  const today = dayOf(Date.now());
  const query = new URLSearchParams({ currency, from: today, to: today });
  const answer = await page.request.get(`/api/download/demo-bank-statement.xml?${query}`);
  expect(answer.ok(), await answer.text()).toBe(true);
  const statement = { name: `${currency}-${Date.now()}.xml`, mimeType: 'application/xml', buffer: await answer.body() };
  await page.getByLabel('Bank statement', { exact: true }).setInputFiles(statement);
  await page.waitForURL(/\/reconciliation\/\d+/, soon);
  await expect(region(page, 'Balance')).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const told = async () => (await asking(page).get(`/bank-statements/${id}`)) as unknown as Told;
  // Other tests may have had the account's first statement: then its opening balance is theirs.
  const { isFirst, isOpeningBooked, opening } = await told();
  const book = page.getByRole('button', { name: 'Book it as our own money' });
  if (isFirst && !isOpeningBooked && opening.amount !== 0) await book.click();
  await expect(book).toHaveCount(0);
  // They have statements of their own, too: what the books differ by is told to the cent.
  const { lines, openLines, difference, balance } = await told();
  expect(lines).toBeGreaterThan(0);
  expect(openLines).toBe(0);
  const sum = (part: Part) => part.sum.amount;
  expect(difference.amount).toBe(
    sum(balance.notOnStatement) +
      sum(balance.otherDay) -
      sum(balance.openLines) -
      sum(balance.openings) -
      sum(balance.gaps),
  );
}

/** The closed account is replaced, and each payout that failed goes there; what came back is carried on. */
async function payAgain(page: Page, colleague: Page, runs: string[]): Promise<void> {
  await giveAccount(page, colleague, closed.reference, otherAccount);
  for (const run of runs) {
    await page.goto(`/runs/${run}`);
    await expect(payoutOf(page, returned)).toContainText('Returned', soon);
    await payoutOf(page, closed).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Pay again…' }).click();
    await dialogOf(page).getByLabel('Why').fill('They gave another account.');
    await dialogOf(page).getByRole('button', { name: 'Pay', exact: true }).click();
    await expect(region(page, 'Payout').getByText('Paid', { exact: true }).first()).toBeVisible(soon);
    await page.goto(`/runs/${run}`);
    await payoutOf(page, returned).getByRole('link').first().click();
    await page.getByRole('button', { name: 'Give up…' }).click();
    await dialogOf(page).getByLabel('Why').fill('With the next one, once we know why.');
    await dialogOf(page).getByRole('button', { name: 'Give it up' }).click();
    await expect(dialogOf(page)).toHaveCount(0);
  }
}
