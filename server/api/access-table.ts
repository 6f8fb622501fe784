// Who sees what: every procedure and every route, asked for merchant A's rows by everybody there is.

export const actors = [
  'nobody',
  'admin',
  'finance_operator',
  'finance_approver',
  'auditor',
  'owner of A',
  'viewer of A',
  'key of the platform',
  'key of the platform without scopes',
  'key of A',
  'key of A without scopes',
  'owner of B',
  'viewer of B',
  'key of B',
] as const;
export type ActorName = (typeof actors)[number];

/**
 * `seen`: the answer, which holds rows of A where A is asked for. `own`: an answer without any of A's rows. `absent`: as if
 * A's rows did not exist.
 */
export type Answer = 'nobody' | 'forbidden' | 'absent' | 'own' | 'seen';
const staffRoles: ActorName[] = ['admin', 'finance_operator', 'finance_approver', 'auditor'];
const makers: ActorName[] = ['admin', 'finance_operator'];

/** Rows of A, whose ids are known once they are made. */
export type IdsOfA = { disbursement: string; run: string; import: string; mail: string };

/** Who gets what: the rule of each procedure or route, in the words of the page on roles. */
export const rules = {
  /** Of A's: the staff and A's own people and keys; for others it does not exist. */
  merchantRow: (actor: ActorName): Answer => {
    if (actor === 'nobody') return 'nobody';
    if (actor.endsWith('without scopes')) return 'forbidden';
    return actor.endsWith('of B') ? 'absent' : 'seen';
  },
  /** Lists: each sees its own. */
  merchantList: (actor: ActorName): Answer => {
    const row = rules.merchantRow(actor);
    return row === 'absent' ? 'own' : row;
  },
  /** Of the platform as a whole: staff, and keys of the platform. */
  staff: (actor: ActorName): Answer => {
    if (actor === 'nobody') return 'nobody';
    return staffRoles.includes(actor) || actor === 'key of the platform' ? 'seen' : 'forbidden';
  },
  /** What changes something: those who make runs and imports. */
  makers: (actor: ActorName): Answer => {
    if (actor === 'nobody') return 'nobody';
    return makers.includes(actor) || actor === 'key of the platform' ? 'seen' : 'forbidden';
  },
  /** Administrators alone; no key. */
  admins: (actor: ActorName): Answer => {
    if (actor === 'nobody') return 'nobody';
    return actor === 'admin' ? 'seen' : 'forbidden';
  },
  /** People alone: a key is nobody's session. */
  people: (actor: ActorName): Answer => {
    if (actor === 'nobody' || actor.startsWith('key')) return 'nobody';
    return actor.endsWith('of B') ? 'own' : 'seen';
  },
};
export type Rule = keyof typeof rules;

export const frame = { timeFrameLength: '1week', timeFrameEndingBefore: '2026-01-12' };
const requested = { timeFrame: { length: '1week', endingBefore: '2026-01-12' } };
const options = { columns: ['merchant', 'amount', 'createdAt'] };
export const A = 'merchant-a';

/** Each procedure with inputs that ask for A's rows. */
export const procedures: Record<string, [rule: Rule, input: (ids: IdsOfA) => unknown][]> = {
  'session.viewer': [['people', () => undefined]],
  'merchants.list': [
    ['merchantList', () => ({})],
    ['merchantList', () => ({ search: A })],
  ],
  'merchants.get': [['merchantRow', () => ({ reference: A })]],
  'mails.list': [['admins', () => ({})]],
  'mails.read': [['admins', (ids) => ({ id: ids.mail })]],
  'mails.sendAgain': [['admins', (ids) => ({ id: ids.mail })]],
  'orders.list': [
    ['merchantList', () => ({})],
    ['merchantList', () => ({ merchant: A })],
    ['merchantList', () => ({ externalReference: 'order-of-a' })],
  ],
  'imports.list': [['staff', () => ({})]],
  'imports.get': [['staff', (ids) => ({ id: ids.import })]],
  'imports.problems': [['staff', (ids) => ({ id: ids.import })]],
  'imports.preview': [['staff', (ids) => ({ id: ids.import, options })]],
  'imports.check': [['makers', (ids) => ({ id: ids.import, options })]],
  'imports.takeIn': [['makers', (ids) => ({ id: ids.import })]],
  'disbursements.request': [
    ['makers', () => requested],
    ['makers', () => ({ ...requested, merchant: A })],
  ],
  'disbursements.byTimeFrame': [
    ['merchantList', () => frame],
    ['merchantRow', () => ({ ...frame, merchant: A })],
  ],
  'disbursements.runs': [['staff', () => ({})]],
  'disbursements.run': [['staff', (ids) => ({ id: ids.run })]],
  'disbursements.list': [
    ['merchantList', () => ({})],
    ['merchantList', () => ({ merchant: A })],
    ['merchantList', (ids) => ({ runId: ids.run })],
  ],
  'disbursements.get': [['merchantRow', (ids) => ({ id: ids.disbursement })]],
  'disbursements.lines': [['merchantRow', (ids) => ({ id: ids.disbursement })]],
  'disbursements.byPeriod': [['merchantList', () => ({})]],
  'disbursements.upcoming': [['merchantRow', () => ({ merchant: A })]],
};

/** Each route likewise. */
export const routes: Record<string, [rule: Rule, path: (ids: IdsOfA) => string, body?: string][]> = {
  'get /merchants': [
    ['merchantList', () => '/merchants'],
    ['merchantList', () => `/merchants?search=${A}`],
  ],
  'get /merchants/{reference}': [['merchantRow', () => `/merchants/${A}`]],
  'get /orders': [
    ['merchantList', () => '/orders'],
    ['merchantList', () => `/orders?merchant=${A}`],
    ['merchantList', () => '/orders?externalReference=order-of-a'],
  ],
  'post /imports': [['makers', () => '/imports?kind=merchants&apply=false', 'reference\nx\n']],
  'get /imports': [['staff', () => '/imports']],
  'get /imports/{id}': [['staff', (ids) => `/imports/${ids.import}`]],
  'get /imports/{id}/problems': [['staff', (ids) => `/imports/${ids.import}/problems`]],
  'post /imports/{id}/check': [['makers', (ids) => `/imports/${ids.import}/check`, JSON.stringify({ options })]],
  'post /imports/{id}/apply': [['makers', (ids) => `/imports/${ids.import}/apply`, '{}']],
  'post /disbursements': [
    ['makers', () => '/disbursements', JSON.stringify(requested)],
    ['makers', () => '/disbursements', JSON.stringify({ ...requested, merchant: A })],
  ],
  'get /disbursements': [
    ['merchantList', () => `/disbursements?${new URLSearchParams(frame)}`],
    ['merchantRow', () => `/disbursements?${new URLSearchParams({ ...frame, merchant: A })}`],
  ],
  'get /disbursements/runs/{id}': [['staff', (ids) => `/disbursements/runs/${ids.run}`]],
  'get /disbursements/{id}': [['merchantRow', (ids) => `/disbursements/${ids.disbursement}`]],
  'get /disbursements/{id}/lines': [['merchantRow', (ids) => `/disbursements/${ids.disbursement}/lines`]],
};
