/**
 * What everybody there is asks of every procedure and every route. Only inputs stand here: who gets what follows from the
 * `access` that is declared and from the table of permissions (`access-expectation.ts`).
 *
 * A new procedure or route needs a line, or the test fails: what is asked for, and an input that asks for it. Rows of A
 * that an input names by their ids are made in `isolation.db.test.ts`; add the new id to `IdsOfA`. What changes something is
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
  IdsOfAccess &
  IdsOfWebhooks &
  IdsOfInvoices &
  IdsOfTheRest;
type IdsOfTheRest = { disbursement: string; run: string; import: string; mail: string; entry: string };
type IdsOfInvoices = { invoice: string; subscription: string };
type IdsOfWebhooks = { endpoint: string; endpointToDelete: string; delivery: string };
type IdsOfMoney = { payable: string; paidPayment: string; account: string; journal: string; settlement: string };
type IdsOfOrders = { order: string };
type IdsOfPayments = { payment: string; refund: string; dispute: string; deadLetter: string };
type IdsOfAccess = { person: string; invitation: string; apiKey: string };

export const frame = { timeFrameLength: '1week', timeFrameEndingBefore: '2026-01-12' };
const requested = { timeFrame: { length: '1week', endingBefore: '2026-01-12' } };
const newOrder = { externalReference: 'another-of-a', amount: { amount: 1_111_111, currency: 'SEK' } };
const completedOrder = { ...newOrder, externalReference: 'completed-of-a', completedAt: '2026-03-01T10:00:00Z' };
const card = { cardNumber: '4242424242424242', holder: 'Name of A', expiry: '12/40', verificationCode: '123' };
const newPayment = {
  merchant: 'merchant-a',
  method: 'credit_card',
  description: 'Of A',
  amount: { amount: 1_111_111, currency: 'SEK' },
  card,
};
const orderPayment = { method: 'credit_card', card };
const options = { columns: ['merchant', 'amount', 'createdAt'] };
const newCustomer = {
  reference: 'another-customer-of-a',
  name: 'Name of A',
  email: 'customer-of-a@example.org',
  currency: 'SEK',
  timeZone: 'Europe/Stockholm',
};
const newPlan = { reference: 'another-plan', name: 'Plan', prices: [{ amount: 100, currency: 'EUR' }] };
const planPrice = { reference: 'a-plan', price: { amount: 200, currency: 'EUR' }, validFrom: '2030-01-01' };
const newSubscription = { customer: 'customer-of-a', plan: 'a-plan', startsOn: '2030-01-01' };
const newInvoice = { customer: 'customer-of-a', lines: [{ description: 'Of A', unitAmount: 1_111_111 }] };
const range = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
export const A = 'merchant-a';

/** Each procedure with inputs that ask for A's rows. */
export const procedures: Record<string, [asked: Asked, input: (ids: IdsOfA) => unknown][]> = {
  'session.viewer': [['own', () => undefined]],
  'account.sessions': [['own', () => undefined]],
  'account.endSession': [['nothing', () => ({ id: '00000000-0000-4000-8000-000000000000' })]],
  'account.endOtherSessions': [['own', () => undefined]],
  'account.changePassword': [['own', () => ({ current: 'not it', next: 'x' })]],
  'account.secondFactor': [['own', () => undefined]],
  'account.startEnrolment': [['own', () => ({ password: 'not it' })]],
  'account.finishEnrolment': [['own', () => ({ code: 'none' })]],
  'account.confirmSecondFactor': [['own', () => ({ code: 'none' })]],
  'account.renewRecoveryCodes': [['own', () => ({ code: 'none' })]],
  'account.removeSecondFactor': [['own', () => ({ password: 'not it', code: 'none' })]],
  'people.list': [
    ['list', () => ({})],
    ['row of A', () => ({ merchant: A })],
  ],
  'people.changeRole': [['row of A', (ids) => ({ id: ids.person, role: 'merchant_viewer' })]],
  'people.endSessions': [['row of A', (ids) => ({ id: ids.person })]],
  'people.disable': [['row of A', (ids) => ({ id: ids.person })]],
  'people.enable': [['row of A', (ids) => ({ id: ids.person })]],
  'invitations.list': [
    ['list', () => ({})],
    ['row of A', () => ({ merchant: A })],
  ],
  'invitations.send': [
    ['row of A', () => ({ email: 'another-of-a@example.org', role: 'merchant_viewer', merchant: A })],
  ],
  'invitations.sendAgain': [['row of A', (ids) => ({ id: ids.invitation })]],
  'invitations.revoke': [['row of A', (ids) => ({ id: ids.invitation })]],
  'invitations.open': [['own', () => ({ token: 'none' })]],
  'invitations.accept': [['nothing', () => ({ token: 'none', name: 'N', password: 'x' })]],
  'passwordResets.ask': [['own', () => ({ email: 'person-of-a@example.org' })]],
  'passwordResets.open': [['own', () => ({ token: 'none' })]],
  'passwordResets.use': [['nothing', () => ({ token: 'none', password: 'x' })]],
  'apiKeys.list': [
    ['list', () => ({})],
    ['row of A', () => ({ merchant: A })],
  ],
  'apiKeys.issue': [
    ['list', () => ({ name: 'K', scopes: ['orders:read'], expiresInDays: null })],
    ['row of A', () => ({ name: 'K', scopes: ['orders:read'], expiresInDays: 1, merchant: A })],
  ],
  'apiKeys.rotate': [['row of A', (ids) => ({ id: ids.apiKey, overlapHours: 24 })]],
  'apiKeys.revoke': [['row of A', (ids) => ({ id: ids.apiKey })]],
  'merchants.list': [
    ['list', () => ({})],
    ['list', () => ({ search: A })],
  ],
  'merchants.get': [['row of A', () => ({ reference: A })]],
  'mails.list': [['row of the platform', () => ({})]],
  'mails.read': [['row of the platform', (ids) => ({ id: ids.mail })]],
  'mails.sendAgain': [['row of the platform', (ids) => ({ id: ids.mail })]],
  'orders.list': [
    ['list', () => ({})],
    ['list', () => ({ merchant: A })],
    ['list', () => ({ externalReference: 'order-of-a' })],
  ],
  'orders.get': [['row of A', (ids) => ({ id: ids.order })]],
  'orders.create': [['row of A', () => ({ ...newOrder, merchant: A })]],
  'orders.cancel': [['row of A', (ids) => ({ id: ids.order })]],
  'orders.deliver': [['row of A', (ids) => ({ id: ids.order })]],
  'ledger.totals': [['row of the platform', () => undefined]],
  'ledger.accounts': [['row of the platform', () => ({ merchant: A })]],
  'ledger.account': [['row of the platform', (ids) => ({ id: ids.account })]],
  'ledger.postings': [['row of the platform', (ids) => ({ id: ids.account })]],
  'ledger.journal': [['row of the platform', (ids) => ({ id: ids.journal })]],
  'payables.list': [
    ['list', () => ({})],
    ['list', () => ({ merchant: A })],
    ['list', (ids) => ({ payment: ids.paidPayment })],
    ['list', () => ({ customer: 'shopper-of-a' })],
    ['list', () => ({ status: 'waiting_funds' })],
  ],
  'payables.get': [['row of A', (ids) => ({ id: ids.payable })]],
  'payables.ofPayment': [['row of A', (ids) => ({ id: ids.paidPayment })]],
  'payables.balance': [['row of A', () => ({ merchant: A })]],
  'payables.statement': [['row of A', () => ({ merchant: A, month: '2026-01' })]],
  'settlements.request': [['row of the platform', () => ({ through: '2026-01-10' })]],
  'settlements.list': [['row of the platform', () => ({})]],
  'settlements.get': [['row of the platform', (ids) => ({ id: ids.settlement })]],
  'payments.list': [
    ['list', () => ({})],
    ['list', () => ({ merchant: A })],
    ['list', (ids) => ({ order: ids.order })],
    ['list', () => ({ customer: 'shopper-of-a' })],
  ],
  'payments.get': [['row of A', (ids) => ({ id: ids.payment })]],
  'payments.create': [['row of A', () => newPayment]],
  'payments.payOrder': [['row of A', (ids) => ({ id: ids.order, ...orderPayment })]],
  'payments.refund': [['row of A', (ids) => ({ id: ids.payment })]],
  'payments.openDispute': [['row of the platform', (ids) => ({ id: ids.payment })]],
  'payments.winDispute': [['row of the platform', (ids) => ({ id: ids.dispute })]],
  'payments.loseDispute': [['row of the platform', (ids) => ({ id: ids.dispute })]],
  'payments.deadLetters': [['row of the platform', () => ({})]],
  'payments.lookUpDeadLetter': [['row of the platform', (ids) => ({ id: ids.deadLetter })]],
  'payments.failDeadLetter': [['row of the platform', (ids) => ({ id: ids.deadLetter, reason: 'test' })]],
  'payments.replayDeadLetter': [['row of the platform', (ids) => ({ id: ids.deadLetter })]],
  'customers.list': [
    ['list', () => ({})],
    ['list', () => ({ search: 'customer-of-a' })],
  ],
  'customers.get': [['row of A', () => ({ reference: 'customer-of-a' })]],
  'customers.create': [['row of the platform', () => ({ ...newCustomer, merchant: A })]],
  'customers.change': [['row of the platform', () => ({ reference: 'customer-of-a', name: 'Name of A' })]],
  'plans.list': [['own', () => ({})]],
  'plans.create': [['row of the platform', () => newPlan]],
  'plans.price': [['row of the platform', () => planPrice]],
  'plans.retire': [['row of the platform', () => ({ reference: 'a-plan' })]],
  'subscriptions.list': [
    ['list', () => ({})],
    ['list', () => ({ customer: 'customer-of-a' })],
  ],
  'subscriptions.get': [['row of A', (ids) => ({ id: ids.subscription })]],
  'subscriptions.start': [['row of the platform', () => newSubscription]],
  'subscriptions.pause': [['row of the platform', (ids) => ({ id: ids.subscription, from: '2030-01-01' })]],
  'subscriptions.resume': [['row of the platform', (ids) => ({ id: ids.subscription, on: '2030-02-01' })]],
  'subscriptions.end': [['row of the platform', (ids) => ({ id: ids.subscription, endsOn: '2031-01-01' })]],
  'invoices.list': [
    ['list', () => ({})],
    ['list', () => ({ customer: 'customer-of-a' })],
  ],
  'invoices.get': [['row of A', (ids) => ({ id: ids.invoice })]],
  'invoices.create': [['row of the platform', () => newInvoice]],
  'invoices.change': [['row of the platform', (ids) => ({ id: ids.invoice, note: 'Of A' })]],
  'invoices.issue': [['row of the platform', (ids) => ({ id: ids.invoice })]],
  'invoices.credit': [['row of the platform', (ids) => ({ id: ids.invoice, reason: 'test' })]],
  'invoices.void': [['row of the platform', (ids) => ({ id: ids.invoice, reason: 'test' })]],
  'imports.list': [['row of the platform', () => ({})]],
  'imports.get': [['row of the platform', (ids) => ({ id: ids.import })]],
  'imports.problems': [['row of the platform', (ids) => ({ id: ids.import })]],
  'imports.preview': [['row of the platform', (ids) => ({ id: ids.import, options })]],
  'imports.check': [['row of the platform', (ids) => ({ id: ids.import, options })]],
  'imports.takeIn': [['row of the platform', (ids) => ({ id: ids.import })]],
  'disbursements.request': [
    ['row of A', () => requested],
    ['row of A', () => ({ ...requested, merchant: A })],
  ],
  'disbursements.byTimeFrame': [
    ['list', () => frame],
    ['row of A', () => ({ ...frame, merchant: A })],
  ],
  'disbursements.runs': [['row of the platform', () => ({})]],
  'disbursements.run': [['row of the platform', (ids) => ({ id: ids.run })]],
  'disbursements.list': [
    ['list', () => ({})],
    ['list', () => ({ merchant: A })],
    ['list', (ids) => ({ runId: ids.run })],
  ],
  'disbursements.get': [['row of A', (ids) => ({ id: ids.disbursement })]],
  'disbursements.lines': [['row of A', (ids) => ({ id: ids.disbursement })]],
  'disbursements.byPeriod': [['list', () => ({})]],
  'disbursements.upcoming': [['row of A', () => ({ merchant: A })]],
  'webhooks.endpoints': [
    ['list', () => ({})],
    ['list', () => ({ merchant: A })],
  ],
  'webhooks.endpoint': [['row of A', (ids) => ({ id: ids.endpoint })]],
  'webhooks.create': [['row of A', () => ({ url: 'https://of-a.example/', merchant: A })]],
  'webhooks.change': [['row of A', (ids) => ({ id: ids.endpoint, description: 'Name of A' })]],
  'webhooks.rotateSecret': [['row of A', (ids) => ({ id: ids.endpoint })]],
  'webhooks.sendTest': [['row of A', (ids) => ({ id: ids.endpoint })]],
  'webhooks.deliveries': [
    ['list', () => ({})],
    ['row of A', (ids) => ({ endpoint: ids.endpoint })],
  ],
  'webhooks.delivery': [['row of A', (ids) => ({ id: ids.delivery })]],
  'webhooks.replay': [['row of A', (ids) => ({ id: ids.delivery })]],
  'webhooks.replayRange': [['row of A', (ids) => ({ endpoint: ids.endpoint, ...range })]],
  'webhooks.delete': [['row of A', (ids) => ({ id: ids.endpointToDelete })]],
  'audit.list': [
    ['list', () => ({})],
    ['list', () => ({ merchant: A })],
    ['list', () => ({ text: A })],
    ['list', (ids) => ({ objectType: 'disbursement', objectId: ids.disbursement })],
  ],
  'audit.get': [['row of A', (ids) => ({ id: ids.entry })]],
  'audit.chain': [['own', () => undefined]],
  'audit.heads': [['list', () => ({})]],
  'audit.verify': [['row of the platform', () => undefined]],
  'audit.verifications': [['row of the platform', () => ({})]],
  'audit.exportHeads': [['row of the platform', () => undefined]],
  'audit.ofRun': [['row of the platform', (ids) => ({ id: ids.run })]],
  'audit.ofDisbursement': [['row of A', (ids) => ({ id: ids.disbursement })]],
  'audit.ofSettlement': [['row of the platform', (ids) => ({ id: ids.settlement })]],
  'audit.ofOrder': [['row of A', (ids) => ({ id: ids.order })]],
  'audit.ofPayment': [['row of A', (ids) => ({ id: ids.payment })]],
  'audit.ofImport': [['row of the platform', (ids) => ({ id: ids.import })]],
  'audit.ofMerchant': [['row of A', () => ({ reference: A })]],
};

/** Each route likewise. */
type Body = string | ((ids: IdsOfA) => string);
export const routes: Record<string, [asked: Asked, path: (ids: IdsOfA) => string, body?: Body][]> = {
  'get /merchants': [
    ['list', () => '/merchants'],
    ['list', () => `/merchants?search=${A}`],
  ],
  'get /merchants/{reference}': [['row of A', () => `/merchants/${A}`]],
  'get /orders': [
    ['list', () => '/orders'],
    ['list', () => `/orders?merchant=${A}`],
    ['list', () => '/orders?externalReference=order-of-a'],
  ],
  'post /orders': [['row of A', () => '/orders', JSON.stringify({ ...newOrder, merchant: A })]],
  'post /orders/completed': [
    ['row of A', () => '/orders/completed', JSON.stringify({ merchant: A, orders: [completedOrder] })],
  ],
  'get /orders/{id}': [['row of A', (ids) => `/orders/${ids.order}`]],
  'get /orders/{id}/status': [['row of A', (ids) => `/orders/${ids.order}/status`]],
  'post /orders/{id}/cancel': [['row of A', (ids) => `/orders/${ids.order}/cancel`, '{}']],
  'delete /orders/{id}': [['row of A', (ids) => `/orders/${ids.order}`]],
  'post /orders/{id}/deliver': [['row of A', (ids) => `/orders/${ids.order}/deliver`, '{}']],
  'get /ledger/totals': [['row of the platform', () => '/ledger/totals']],
  'get /ledger/accounts': [['row of the platform', () => `/ledger/accounts?merchant=${A}`]],
  'get /ledger/accounts/{id}': [['row of the platform', (ids) => `/ledger/accounts/${ids.account}`]],
  'get /ledger/accounts/{id}/postings': [['row of the platform', (ids) => `/ledger/accounts/${ids.account}/postings`]],
  'get /ledger/journals/{id}': [['row of the platform', (ids) => `/ledger/journals/${ids.journal}`]],
  'get /payables': [
    ['list', () => '/payables'],
    ['list', () => `/payables?merchant=${A}`],
    ['list', (ids) => `/payables?payment=${ids.paidPayment}`],
    ['list', (ids) => `/payables?order=${ids.order}`],
    ['list', () => '/payables?kind=payment_capture'],
    ['list', () => '/payables?dueFrom=2026-01-01'],
  ],
  'get /payables/{id}': [['row of A', (ids) => `/payables/${ids.payable}`]],
  'get /payments/{id}/payables': [['row of A', (ids) => `/payments/${ids.paidPayment}/payables`]],
  'get /balance': [['row of A', () => `/balance?merchant=${A}`]],
  'get /statements': [['row of A', () => `/statements?merchant=${A}&month=2026-01`]],
  'post /settlements': [['row of the platform', () => '/settlements', JSON.stringify({ through: '2026-01-10' })]],
  'get /settlements': [['row of the platform', () => '/settlements']],
  'get /settlements/{id}': [['row of the platform', (ids) => `/settlements/${ids.settlement}`]],
  'post /payments': [['row of A', () => '/payments', JSON.stringify(newPayment)]],
  'post /orders/{id}/payments': [['row of A', (ids) => `/orders/${ids.order}/payments`, JSON.stringify(orderPayment)]],
  'get /payments': [
    ['list', () => '/payments'],
    ['list', () => `/payments?merchant=${A}`],
  ],
  'get /payments/{id}': [['row of A', (ids) => `/payments/${ids.payment}`]],
  'post /payments/{id}/refunds': [['row of A', (ids) => `/payments/${ids.payment}/refunds`, '{}']],
  'get /payments/{id}/refunds': [['row of A', (ids) => `/payments/${ids.payment}/refunds`]],
  'get /refunds/{id}': [['row of A', (ids) => `/refunds/${ids.refund}`]],
  'post /payments/{id}/disputes': [['row of the platform', (ids) => `/payments/${ids.payment}/disputes`, '{}']],
  'get /disputes/{id}': [['row of A', (ids) => `/disputes/${ids.dispute}`]],
  'post /disputes/{id}/won': [['row of the platform', (ids) => `/disputes/${ids.dispute}/won`, '{}']],
  'post /disputes/{id}/lost': [['row of the platform', (ids) => `/disputes/${ids.dispute}/lost`, '{}']],
  'get /dead-letters': [['row of the platform', () => '/dead-letters']],
  'post /dead-letters/{id}/look-up': [
    ['row of the platform', (ids) => `/dead-letters/${ids.deadLetter}/look-up`, '{}'],
  ],
  'post /dead-letters/{id}/fail': [
    ['row of the platform', (ids) => `/dead-letters/${ids.deadLetter}/fail`, '{"reason":"test"}'],
  ],
  'post /dead-letters/{id}/replay': [['row of the platform', (ids) => `/dead-letters/${ids.deadLetter}/replay`, '{}']],
  'post /customers': [['row of the platform', () => '/customers', JSON.stringify({ ...newCustomer, merchant: A })]],
  'get /customers': [
    ['list', () => '/customers'],
    ['list', () => '/customers?search=customer-of-a'],
  ],
  'get /customers/{reference}': [['row of A', () => '/customers/customer-of-a']],
  'post /customers/{reference}': [['row of the platform', () => '/customers/customer-of-a', '{"name":"Name of A"}']],
  'post /plans': [['row of the platform', () => '/plans', JSON.stringify(newPlan)]],
  'get /plans': [['own', () => '/plans']],
  'post /plans/{reference}/prices': [
    ['row of the platform', () => '/plans/a-plan/prices', JSON.stringify({ ...planPrice, reference: undefined })],
  ],
  'post /plans/{reference}/retire': [['row of the platform', () => '/plans/a-plan/retire', '{}']],
  'post /subscriptions': [['row of the platform', () => '/subscriptions', JSON.stringify(newSubscription)]],
  'get /subscriptions': [
    ['list', () => '/subscriptions'],
    ['list', () => '/subscriptions?customer=customer-of-a'],
  ],
  'get /subscriptions/{id}': [['row of A', (ids) => `/subscriptions/${ids.subscription}`]],
  'post /subscriptions/{id}/pause': [
    ['row of the platform', (ids) => `/subscriptions/${ids.subscription}/pause`, '{"from":"2030-03-01"}'],
  ],
  'post /subscriptions/{id}/resume': [
    ['row of the platform', (ids) => `/subscriptions/${ids.subscription}/resume`, '{"on":"2030-04-01"}'],
  ],
  'post /subscriptions/{id}/end': [
    ['row of the platform', (ids) => `/subscriptions/${ids.subscription}/end`, '{"endsOn":"2030-12-01"}'],
  ],
  'post /invoices': [['row of the platform', () => '/invoices', JSON.stringify(newInvoice)]],
  'get /invoices': [
    ['list', () => '/invoices'],
    ['list', () => '/invoices?customer=customer-of-a'],
  ],
  'get /invoices/{id}': [['row of A', (ids) => `/invoices/${ids.invoice}`]],
  'post /invoices/{id}': [['row of the platform', (ids) => `/invoices/${ids.invoice}`, '{"note":"Of A"}']],
  'post /invoices/{id}/issue': [['row of the platform', (ids) => `/invoices/${ids.invoice}/issue`, '{}']],
  'post /invoices/{id}/credit': [
    ['row of the platform', (ids) => `/invoices/${ids.invoice}/credit`, '{"reason":"test"}'],
  ],
  'post /invoices/{id}/void': [['row of the platform', (ids) => `/invoices/${ids.invoice}/void`, '{"reason":"test"}']],
  'post /imports': [['row of the platform', () => '/imports?kind=merchants&apply=false', 'reference\nx\n']],
  'get /imports': [['row of the platform', () => '/imports']],
  'get /imports/{id}': [['row of the platform', (ids) => `/imports/${ids.import}`]],
  'get /imports/{id}/problems': [['row of the platform', (ids) => `/imports/${ids.import}/problems`]],
  'post /imports/{id}/check': [
    ['row of the platform', (ids) => `/imports/${ids.import}/check`, JSON.stringify({ options })],
  ],
  'post /imports/{id}/apply': [['row of the platform', (ids) => `/imports/${ids.import}/apply`, '{}']],
  'post /disbursements': [
    ['row of A', () => '/disbursements', JSON.stringify(requested)],
    ['row of A', () => '/disbursements', JSON.stringify({ ...requested, merchant: A })],
  ],
  'get /disbursements': [
    ['list', () => `/disbursements?${new URLSearchParams(frame)}`],
    ['row of A', () => `/disbursements?${new URLSearchParams({ ...frame, merchant: A })}`],
  ],
  'get /disbursements/runs/{id}': [['row of the platform', (ids) => `/disbursements/runs/${ids.run}`]],
  'get /disbursements/{id}': [['row of A', (ids) => `/disbursements/${ids.disbursement}`]],
  'get /disbursements/{id}/lines': [['row of A', (ids) => `/disbursements/${ids.disbursement}/lines`]],
  'post /webhooks/endpoints': [
    ['row of A', () => '/webhooks/endpoints', JSON.stringify({ url: 'https://of-a.example/', merchant: A })],
  ],
  'get /webhooks/endpoints': [
    ['list', () => '/webhooks/endpoints'],
    ['list', () => `/webhooks/endpoints?merchant=${A}`],
  ],
  'get /webhooks/endpoints/{id}': [['row of A', (ids) => `/webhooks/endpoints/${ids.endpoint}`]],
  'post /webhooks/endpoints/{id}': [
    ['row of A', (ids) => `/webhooks/endpoints/${ids.endpoint}`, JSON.stringify({ description: 'Name of A' })],
  ],
  'delete /webhooks/endpoints/{id}': [['row of A', (ids) => `/webhooks/endpoints/${ids.endpointToDelete}`]],
  'post /webhooks/endpoints/{id}/rotate-secret': [
    ['row of A', (ids) => `/webhooks/endpoints/${ids.endpoint}/rotate-secret`, '{}'],
  ],
  'post /webhooks/endpoints/{id}/test': [['row of A', (ids) => `/webhooks/endpoints/${ids.endpoint}/test`, '{}']],
  'get /webhooks/deliveries': [
    ['list', () => '/webhooks/deliveries'],
    ['row of A', (ids) => `/webhooks/deliveries?endpoint=${ids.endpoint}`],
  ],
  'get /webhooks/deliveries/{id}': [['row of A', (ids) => `/webhooks/deliveries/${ids.delivery}`]],
  'post /webhooks/deliveries/{id}/replay': [['row of A', (ids) => `/webhooks/deliveries/${ids.delivery}/replay`, '{}']],
  'post /webhooks/replay': [
    ['row of A', () => '/webhooks/replay', (ids) => JSON.stringify({ endpoint: ids.endpoint, ...range })],
  ],
  'get /audit/entries': [
    ['list', () => '/audit/entries'],
    ['list', () => `/audit/entries?merchant=${A}`],
  ],
  'get /audit/entries/{id}': [['row of A', (ids) => `/audit/entries/${ids.entry}`]],
  'get /audit/heads': [['list', () => '/audit/heads']],
};
