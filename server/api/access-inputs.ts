/**
 * What everybody there is asks of every procedure, route and download. Only inputs stand here: who gets what follows from the
 * `access` that is declared and from the table of permissions (`access-expectation.ts`).
 *
 * A new one needs a line, or the test fails: what is asked for, and an input that asks for it. Rows of A
 * that an input names by their ids are made in `access-rows.ts`; add the new id to `IdsOfA`. What changes something is
 * asked by one actor after the other: a second one may find it done (409 counts as seen), but no id may be of a person or
 * key that asks.
 */

/**
 * `row of A`: one thing of merchant A's, which for B does not exist. `row of the platform`: one thing of no merchant's, which
 * for merchants does not exist. `list`: each gets what is theirs; A's people and the staff see A's. `own`: what is the
 * caller's own or the same for all, and never tells of A. `nothing`: what does not exist for anybody.
 */
export type Asked = 'row of A' | 'row of the platform' | 'list' | 'own' | 'nothing';

/** Rows of A, whose ids are known once they are made. */
export type IdsOfA = IdsOfMoney &
  IdsOfOrders &
  IdsOfPayments &
  IdsOfPayouts &
  IdsOfAccess &
  IdsOfWebhooks &
  IdsOfInvoices &
  IdsOfTheRest;
type IdsOfPayouts = { paid: string; inFile: string; paidRun: string; payoutFile: string };
type IdsOfTheRest = {
  bankStatement: string;
  bankLine: string;
  bankMatch: string;
  bankAccount: string;
  hold: string;
  feeSchedule: string;
  disbursement: string;
  line: string;
  question: string;
  run: string;
  import: string;
  mail: string;
  entry: string;
  headsExport: string;
};
type IdsOfInvoices = { invoice: string; subscription: string; billingRun: string; review: string };
type IdsOfWebhooks = { endpoint: string; endpointToDelete: string; delivery: string };
type IdsOfMoney = { payable: string; paidPayment: string; account: string; journal: string; settlement: string };
type IdsOfOrders = { order: string };
type IdsOfPayments = { payment: string; refund: string; dispute: string; deadLetter: string };
type IdsOfAccess = { person: string; invitation: string; apiKey: string };

export const frame = { timeFrameLength: '1week', timeFrameEndingBefore: '2026-01-12' };
export const requested = { timeFrame: { length: '1week', endingBefore: '2026-01-12' } };
export const newOrder = { externalReference: 'another-of-a', amount: { amount: 1_111_111, currency: 'SEK' } };
export const completedOrder = { ...newOrder, externalReference: 'completed-of-a', completedAt: '2026-03-01T10:00:00Z' };
const card = { cardNumber: '4242424242424242', holder: 'Name of A', expiry: '12/40', verificationCode: '123' };
export const newPayment = {
  merchant: 'merchant-a',
  method: 'credit_card',
  description: 'Of A',
  amount: { amount: 1_111_111, currency: 'SEK' },
  card,
};
export const orderPayment = { method: 'credit_card', card };
export const options = { columns: ['merchant', 'amount', 'createdAt'] };
export const newCustomer = {
  reference: 'another-customer-of-a',
  name: 'Name of A',
  email: 'customer-of-a@example.org',
  currency: 'SEK',
  timeZone: 'Europe/Stockholm',
};
export const newPlan = { reference: 'another-plan', name: 'Plan', prices: [{ amount: 100, currency: 'EUR' }] };
export const planPrice = { reference: 'a-plan', price: { amount: 200, currency: 'EUR' }, validFrom: '2030-01-01' };
export const newDunningPolicy = {
  reference: 'another-policy',
  name: 'Policy',
  overdueAfterDays: 10,
  uncollectibleAfterDays: 30,
  reminderDays: [5],
};
export const newSubscription = { customer: 'customer-of-a', plan: 'a-plan', startsOn: '2030-01-01' };
export const newInvoice = { customer: 'customer-of-a', lines: [{ description: 'Of A', unitAmount: 1_111_111 }] };
export const retryRules = {
  network_error: { waits: [{ seconds: 60 }], afterwards: 'fail' },
  no_funds: { waits: [{ days: 1 }], afterwards: 'fail' },
  declined: { waits: [], afterwards: 'review' },
  unknown: { waits: [{ seconds: 60 }] },
};
export const providerLimits = {
  concurrency: 8,
  perSecond: 100,
  opensAtPercent: 50,
  withinSeconds: 30,
  openSeconds: 30,
};
export const proposedAccount = {
  reference: 'merchant-a',
  holderName: 'Name of A',
  account: { scheme: 'iban', iban: 'SE4550000000058398257466' },
  reason: 'test',
};
const tiers = [{ fromMinor: 0, toMinor: null, ratePpm: 1 }];
export const feeVersion = { afterVersion: 1, tiers, startsOn: '2999-01-01' };
export const ownFees = { merchant: 'merchant-a', currency: 'SEK', tiers, startsOn: '2999-01-01' };
export const triedFees = { currency: 'SEK', from: '2026-01', through: '2026-03', tiers };
export const noRun = '00000000-0000-4000-8000-000000000000';
export const houseAccount = {
  currency: 'EUR',
  holderName: 'House',
  account: { scheme: 'iban', iban: 'DE89370400440532013000' },
  channel: 'file',
  why: 'test',
};
/** On a bank file that there is not. */
export const statusReport =
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>B</MsgId></GrpHdr>' +
  '<OrgnlGrpInfAndSts><OrgnlMsgId>CHF-9999999999</OrgnlMsgId></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>';
const balanceOf = (code: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-04</Dt></Dt></Bal>`;
/** Of the account of the house that `access-rows.ts` makes. */
export const bankStatement =
  '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>sent</Id>' +
  '<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>' +
  `${balanceOf('OPBD')}${balanceOf('CLBD')}</Stmt></BkToCstmrStmt></Document>`;
export const range = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
export const A = 'merchant-a';
