import type { Browser } from '@playwright/test';
import { approvedDollarRun } from './approved-run';
import { expect, type Page } from './product';

/** What a careless page would run, and a careless spreadsheet too. */
export const hostileName = `=1+1 <img src=x onerror="document.title='harmed'"><script>harmed</script>`;

type Made = { id: string; endpoint: { id: string }; statements: { id: string }[] };

/** An account of ours in which nobody is paid, and what a bank says of it. */
export const crowns = {
  currency: 'SEK',
  holderName: 'Countinghouse AB',
  account: { scheme: 'iban', iban: 'SE45 5000 0000 0583 9825 7466' },
  channel: 'bank',
  why: 'For tests of reconciliation.',
};
const balance = (code: string, amount: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="SEK">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2018-02-01</Dt></Dt></Bal>`;
const bankStatement = (text: string) =>
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>hostile</Id>' +
  `<Acct><Id><IBAN>SE4550000000058398257466</IBAN></Id><Ccy>SEK</Ccy></Acct>${balance('OPBD', '0')}${balance('CLBD', '5')}` +
  '<Ntry><Amt Ccy="SEK">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2018-02-01</Dt></BookgDt>' +
  `<NtryDtls><TxDtls><RmtInf><Ustrd>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>` +
  '</Stmt></BkToCstmrStmt></Document>';

/** Things of each kind that the demo has none of, as an administrator, named with markup. @returns where they are */
export async function setUpOneOfEach(page: Page): Promise<string[]> {
  const origin = new URL(page.url()).origin;
  const post = async (path: string, data: unknown): Promise<Made> => {
    const answer = await page.request.post(`/api/v1${path}`, {
      headers: { origin, 'idempotency-key': crypto.randomUUID() },
      data,
    });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return await answer.json();
  };
  const quoted = `"${hostileName.replaceAll('"', '""')}"`;
  const merchants = await post(
    '/imports?kind=merchants&fileName=hostile.csv',
    `reference,name,currency\nhostile,${quoted},EUR\n`,
  );
  await expect
    .poll(async () => (await (await page.request.get(`/api/v1/imports/${merchants.id}`)).json()).status)
    .toBe('completed');
  const order = await post('/orders', {
    merchant: 'hostile',
    externalReference: hostileName,
    amount: { amount: 0, currency: 'EUR' },
  });
  const payment = await post('/payments', {
    merchant: 'hostile',
    method: 'credit_card',
    description: hostileName,
    amount: { amount: 2_500, currency: 'EUR' },
    card: { cardNumber: '4242424242424242', holder: hostileName, expiry: '12/40', verificationCode: '123' },
  });
  await post('/customers', {
    reference: 'hostile',
    name: hostileName,
    email: 'hostile@test.example',
    address: [hostileName],
    currency: 'EUR',
    timeZone: 'UTC',
  });
  const draft = await post('/invoices', {
    customer: 'hostile',
    lines: [{ description: hostileName, unitAmount: 1_000, taxRatePpm: 210_000 }],
    note: hostileName,
  });
  // Without a card: it lands in review.
  const due = await post('/invoices', {
    customer: 'hostile',
    lines: [{ description: hostileName, unitAmount: 1_000, taxRatePpm: 210_000 }],
    chargeOn: '2024-01-01',
  });
  await post(`/invoices/${due.id}/issue`, {});
  const run = await post('/billing/runs', { period: '2024-01', customer: 'hostile' });
  await post('/merchants/hostile/bank-accounts', {
    holderName: hostileName.slice(0, 70),
    bankName: hostileName,
    account: { scheme: 'iban', iban: 'DE89370400440532013000' },
    reason: hostileName,
  });
  await post('/merchants/hostile/holds', { kind: 'risk', reason: hostileName });
  const { endpoint } = await post('/webhooks/endpoints', {
    url: 'http://127.0.0.1:9/hostile',
    description: hostileName,
    merchant: 'hostile',
  });
  await post(`/webhooks/endpoints/${endpoint.id}/test`, {});

  const paidRun = await approvedDollarRun(page, page.context().browser() as Browser, '09');
  const file = await post(`/disbursements/runs/${paidRun}/payout-files`, { currency: 'USD' });

  await post('/house-accounts', crowns);
  const { statements } = await post('/bank-statements?fileName=hostile.xml', bankStatement(hostileName));

  await page.goto('/people?tab=invitations');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Email').fill(`${crypto.randomUUID()}@test.example`);
  await page.getByRole('dialog').getByRole('button', { name: /send/i }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // In the midst of the wizard, with a cell that cannot be read.
  await page.goto('/imports');
  const lines = `id;merchant_reference;amount;created_at\n1;hostile;${hostileName};2026-01-10\n2;hostile;1;2026-01-10\n`;
  await page.getByLabel('CSV file').setInputFiles({
    name: `${hostileName.replaceAll('/', '')}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(lines),
  });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  return [
    `/invoices/${draft.id}/change`,
    new URL(page.url()).pathname,
    `/orders/${order.id}`,
    `/payments/${payment.id}`,
    `/webhooks/${endpoint.id}`,
    `/billing/runs/${run.id}`,
    `/reconciliation/${statements[0]?.id}`,
    `/runs/${paidRun}`,
    `/payout-files/${file.id}`,
  ];
}
