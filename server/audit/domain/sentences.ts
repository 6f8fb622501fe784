import { exponentOf, isCurrency } from '@/server/kernel/currency';
import { formatDecimal } from '@/server/kernel/decimal';

type Fields = Record<string, unknown>;
type Words = string | ((after: Fields, before: Fields) => string);

/**
 * What was done, in words that follow the name of who did it: `Ada asked for this run`. `{it}` is the object. Rooms add
 * their actions here; one that is missing is told by its name.
 */
const sentences: Record<string, Words> = {
  'run.requested': 'asked for {it}',
  'run.calculated': ({ merchants }) => `calculated {it}: ${counted(merchants, 'merchant', 'merchants')}`,
  'run.failed': ({ reason }) => `could not calculate {it}${because(reason)}`,
  'run.cancelled': 'cancelled {it}, and opened its days again',
  'run.submitted': ({ approvalsNeeded, policyId }) =>
    text(policyId)
      ? 'handed {it} in: the policy approves it'
      : `handed {it} in: it needs ${counted(approvalsNeeded, 'approval', 'approvals')}`,
  'run.left_to_people': ({ flags }) =>
    `left {it} to people: ${counted(flags, 'thing is', 'things are')} worth a second look`,
  'run.approval_given': 'approved {it}',
  'run.approved': ({ policyId }) =>
    text(policyId) ? 'approved {it}, as the policy says' : 'let {it} go, as it has all approvals',
  'run.rejected': 'rejected {it}, and opened its days again',
  'run.merchant_excluded': ({ merchant }) =>
    `took ${text(merchant) ?? 'a merchant'} out of {it}, which goes back to its maker`,
  'disbursement.approved': ({ status }) =>
    status === 'carried' ? 'ended {it}: what it comes to goes on into the next' : 'approved {it}: it will be paid',
  'run.paying': 'began to pay {it}',
  'run.completed': 'came to the end of {it}: all of it is paid',
  'run.completed_with_failures': 'came to the end of {it}: not all of it arrived',
  'disbursement.paid': ({ reference }) => `paid {it}${under(reference)}`,
  'disbursement.failed': ({ reference }) => `could not pay {it}${under(reference)}`,
  'disbursement.returned': ({ reference }) => `found that the bank gave {it} back${under(reference)}`,
  'disbursement.contradicted': ({ reference, end, source }, known) =>
    `heard${byWhom(source)} that {it} ${endText(end)}${under(reference)}, against what is known${byWhom(known.source)}: that it ${endText(known.end)}. Nothing was changed: somebody has to ask the bank`,
  'disbursement.held_back': ({ reference, waitsFor }) =>
    `held {it} back${under(reference)}, of which the bank had not heard: ${waitText(waitsFor)}`,
  'disbursement.paid_again': 'had {it} paid again',
  'disbursement.carried': 'gave {it} up: what it comes to goes on into the next',
  'monthly_fee.charged': ({ month, amountMinor, currency }) =>
    `charged ${amountText(amountMinor, currency) ?? 'an amount'} that were missing to the minimum fee of ${text(month) ? month : 'a month'}`,
  'approval_policy.proposed': 'proposed {it}',
  'approval_policy.confirmed': 'confirmed {it}',
  'approval_policy.rejected': 'rejected {it}',
  'schedule.changed': ({ beginsOn }) =>
    text(beginsOn)
      ? `had each day’s run prepared by itself from ${beginsOn} on`
      : 'had no run prepared by itself any more',
  'disbursement.planned': ({ orders }) => `calculated {it}: ${counted(orders, 'order', 'orders')}`,
  'disbursement.cancelled': 'cancelled {it}, and opened its days again',
  'payable.owed': ({ kind, netMinor, currency }) => owedText(kind, netMinor, currency),
  'settlement.requested': ({ through }) => `asked for all that is due by ${text(through) ?? 'a day'} to be settled`,
  'settlement.done': ({ merchants }) => `settled ${counted(merchants, 'merchant', 'merchants')}`,
  'settlement.failed': ({ reason }) => `could not go on settling${because(reason)}`,
  'merchant.created': ({ importId }) => (importId ? 'took {it} in from a file' : 'added {it}'),
  'merchant.delivery_set': 'set when orders of {it} count as delivered',
  'merchant.terms_changed': 'changed the terms of {it}',
  'merchant.held': ({ kind }) => (kind === 'risk' ? 'put {it} on hold for a risk' : 'put {it} on hold'),
  'merchant.hold_lifted': ({ status }) =>
    status === 'active' ? 'lifted the hold of {it}: it is paid again' : 'lifted one of the holds of {it}',
  'bank_account.proposed': ({ account, merchant }) =>
    `proposed to pay ${text(merchant) ?? 'the merchant'} to ${text(account) ?? 'another account'}`,
  'bank_account.confirmed': ({ account, payableFrom }) =>
    `confirmed ${text(account) ?? '{it}'}, paid to from ${dayText(payableFrom)} on`,
  'bank_account.rejected': ({ account }) => `rejected ${text(account) ?? '{it}'}`,
  'bank_account.withdrawn': ({ account }) => `took the proposal of ${text(account) ?? '{it}'} back`,
  'payout_setting.changed': ({ coolingOffHours }) =>
    `set how long a changed bank account waits: ${counted(coolingOffHours, 'hour', 'hours')}`,
  'house_account.changed': ({ currency, channel }) =>
    `set our account for ${text(currency) ?? 'a currency'}, which payouts leave ${channel === 'file' ? 'in bank files' : 'by the bank’s connection'}`,
  'payout_file.written': ({ transfers, totalMinor, currency }) =>
    `wrote {it}: ${counted(transfers, 'transfer', 'transfers')}${ofAmount(totalMinor, currency)}`,
  'payout_file.downloaded': 'downloaded {it}: its payouts count as sent',
  'payout_file.downloaded_again': 'downloaded {it} again',
  'payout_file.given_to_demo_bank': 'gave {it} to the demo bank',
  'payout_file.withdrawn': 'withdrew {it}: what was open of it can be paid again',
  'payout_file.withdrawal_asked': 'said that the bank does not execute {it}',
  'payout_file.withdrawal_rejected': 'rejected that the bank does not execute {it}',
  'payout_report.received': ({ effects }) => `took a status report on {it} in${effectsText(effects)}`,
  'order.created': ({ status }) => (status === 'delivered' ? 'sent {it} as completed' : 'created {it}'),
  'order.confirmed': 'confirmed {it}',
  'order.declined': 'declined {it}',
  'order.cancelled': 'cancelled {it}',
  'order.delivered': 'delivered {it}',
  'order.partially_refunded': 'refunded a part of {it}',
  'order.refunded': 'refunded {it}',
  'payment.created': 'made {it}, which waits to be paid',
  // An account transfer ends as accepted, too.
  'payment.accepted': ({ status, method, card }) =>
    status === 'accepted' ? 'heard that the receiving bank took {it}' : `started {it}${paidWith(method, card)}`,
  'payment.authorised': 'heard that the bank authorised {it}',
  'payment.captured': 'took the money of {it}',
  'payment.declined': 'heard that the bank declined {it}',
  'payment.failed': 'gave {it} up as failed',
  'payment.unknown': 'got no answer about {it}, and looks up what came of it',
  'payment.voided': 'let go of {it} before its money was taken',
  'payment.rejected': 'heard that the receiving bank rejected {it}',
  'payment.stuck': 'could not finish {it}: somebody must look at it',
  'refund.requested': ({ amountMinor, currency }) => `asked for a refund${ofAmount(amountMinor, currency)}`,
  'refund.succeeded': 'gave the money of {it} back',
  'refund.failed': 'could not give {it} back, and undid it',
  'refund.stuck': 'could not finish {it}: somebody must look at it',
  'dispute.opened': ({ amountMinor, currency }) => `recorded a dispute${ofAmount(amountMinor, currency)}`,
  'dispute.won': 'recorded that {it} was won',
  'dispute.lost': 'recorded that {it} was lost',
  'dead_letter.looked_up': 'looked up what came of {it}, and had it go on',
  'dead_letter.marked_failed': 'gave {it} up',
  'dead_letter.replayed': 'had {it} started again',
  'fee_schedule.created': 'added {it}',
  'fee_schedule.given': ({ merchant, startsOn }) =>
    `gave ${text(merchant) ?? 'a merchant'} fees of its own from ${text(startsOn) ?? 'a day'} on`,
  'fee_schedule.version_published': ({ version, startsOn }) =>
    `published version ${figure(version)} of {it}, from ${text(startsOn) ?? 'a day'} on`,
  'customer.created': 'added {it}',
  'customer.changed': ({ status }) =>
    status === 'suspended' ? 'suspended {it}' : status === 'active' ? 'made {it} active again' : 'changed {it}',
  'customer.deleted': (_after, { name }) => `deleted {it}${because(name)}`,
  'plan.created': 'added {it}',
  'plan.priced': ({ validFrom }) => `gave {it} a price from ${text(validFrom) ?? 'a month'} on`,
  'plan.retired': 'retired {it}',
  'subscription.started': 'started {it}',
  'subscription.paused': ({ from }) => `paused {it} from ${text(from) ?? 'a day'} on`,
  'subscription.resumed': 'resumed {it}',
  'subscription.ended': ({ endsOn }) => `ended {it} on ${text(endsOn) ?? 'a day'}`,
  'invoice.drafted': 'wrote {it}',
  'invoice.changed': 'changed {it}',
  'invoice.issued': 'issued {it}',
  'invoice.voided': 'voided {it}',
  'invoice.sent': ({ to }) => `had {it} sent${text(to) ? ` to ${to}` : ''}`,
  'saved_filter.saved': ({ name }) => `saved a filter${text(name) ? `: ${name}` : ''}`,
  'saved_filter.removed': 'removed {it}',
  'invoice.payment_proposed': ({ reference }) =>
    `said that {it} was paid outside: ${text(reference) ?? 'without a reference'}`,
  'invoice.payment_confirmed': 'confirmed that {it} was paid',
  'invoice.payment_rejected': 'rejected that {it} was paid',
  'invoice.credited': 'issued a credit note for {it}',
  'invoice.charged': ({ amount, currency }) => `charged {it}${ofAmount(amount, currency).replace(' of', ':')}`,
  'invoice.charge_failed': ({ status, words, outcome, nextTryAt }) =>
    `could not charge {it}${because(words ?? textNamed(outcome)).replace(/\.$/, '')}${afterFailure(status, nextTryAt)}`,
  'invoice.charge_unknown': ({ words }) =>
    `does not know whether {it} was charged, and asks the provider${because(words)}`,
  'invoice.reopened': 'had {it} charged again',
  'billing_run.started': ({ period }) => `started {it} for ${text(period) ?? 'what is due'}`,
  'billing_run.went_on': 'had {it} go on, since more was due',
  'billing_run.paused': 'paused {it}',
  'billing_run.resumed': 'resumed {it}',
  'billing_run.cancelled': 'cancelled {it}',
  'billing_run.completed': 'came to the end of {it}',
  'billing_run.failed': ({ reason }) => `could not go on with {it}${because(reason)}`,
  'billing_run.group_retried': ({ outcome, invoices }) =>
    `had ${counted(invoices, 'invoice', 'invoices')} of {it} charged again${text(outcome) ? ` that came out as “${named(outcome)}”` : ''}`,
  'review_item.resolved': ({ resolution }) => `resolved {it}${because(resolution)}`,
  'billing_policy.changed': 'changed when charges are tried again',
  'billing_settings.changed': 'changed when months are billed',
  'billing_provider.changed': 'changed how much {it} is asked at once',
  'invoice.problem_found': ({ words }) => `found what would keep {it} from being charged${because(words)}`,
  'invoice.problem_mended': 'found nothing any more that would keep {it} from being charged',
  'review_item.found': ({ words }) => `found something for review${because(words)}`,
  'review_item.mended': 'found {it} mended',
  'sandbox_move.requested': ({ to }) => `moved the clock of the demo to ${dayText(to)}`,
  'sandbox_move.arrived': 'moved the clock of the demo as far as it was asked to',
  'sandbox_move.stopped': ({ at }) => `stopped the clock of the demo at ${dayText(at)}`,
  'sandbox_move.failed': ({ reason }) => `could not move the clock of the demo any further${because(reason)}`,
  'invoice.reminded': ({ days }) =>
    `reminded the customer of {it}${typeof days === 'number' ? `, ${counted(days, 'day', 'days')} after it was due` : ''}`,
  'invoice.overdue': 'found {it} overdue',
  'invoice.written_off': 'wrote {it} off: it will not be paid',
  'dunning_policy.created': 'added {it}',
  'dunning_policy.changed': 'changed {it}',
  'bank_statement.taken_in': ({ bankId, lines }) =>
    `took in {it}${text(bankId) ? ` ${bankId}` : ''} with ${counted(lines, 'line', 'lines')}`,
  'bank_match.made': ({ amountMinor, currency, bookedAs }) =>
    `matched ${amountText(amountMinor, currency) ?? 'lines'} of the bank by hand${text(bookedAs) ? `, with what is booked as ${named(bookedAs)}` : ''}`,
  'bank_match.undone': 'took {it} back',
  'bank_match.opening_booked': ({ amountMinor, currency }) =>
    `booked the opening balance of the bank: ${amountText(amountMinor, currency) ?? 'an amount'}`,
  'bank_statement.matched': ({ matches, paid, returned }) =>
    `matched what {it} shows: ${counted(matches, 'match', 'matches')}, ${counted(paid, 'payout', 'payouts')} paid by it, ${figure(returned)} returned`,
  'bank_csv_mapping.set': 'said which column of a bank’s CSV is what',
  'import.uploaded': ({ fileName }) => `uploaded ${text(fileName) ?? 'the file'}`,
  'import.check_requested': 'settled how the file is read, and had it checked',
  'import.checked': ({ rows }) => `checked the file: ${rowsText(rows)}`,
  'import.take_in_requested': ({ onError }) =>
    onError === 'skip' ? 'had the good rows taken in' : 'had the rows taken in',
  'import.completed': ({ taken }) => `took the rows in: ${takenText(taken)}`,
  'import.rejected': ({ reason }) => `took nothing in${because(reason)}`,
  'import.failed': ({ reason }) => `could not go on${because(reason)}`,
  'question.asked': ({ again }) => (again ? 'asked again in {it}' : 'asked {it}'),
  'question.answered': 'answered {it}',
  'question.closed': 'closed {it}',
  'mail.queued_again': 'had {it} sent again',
  'mail.read': 'read {it}',
  'audit.heads_exported': ({ heads }) => `exported the heads of ${counted(heads, 'chain', 'chains')}`,
  'audit.verification_requested': 'had everything recorded verified',
  'audit.verification_finished': ({ status }) =>
    status === 'intact' ? 'verified everything recorded: it is intact' : 'verified everything recorded: it is broken',
  'audit.verification_failed': 'could not finish verifying what is recorded',
  'api_key.made': 'made {it}',
  'api_key.rotated': 'gave {it} a new secret',
  'api_key.revoked': 'revoked {it}',
  'invitation.sent': 'sent {it}',
  'invitation.sent_again': 'sent {it} again',
  'invitation.revoked': 'withdrew {it}',
  'user.joined': 'accepted an invitation',
  'user.disabled': 'disabled {it}',
  'user.enabled': 'enabled {it} again',
  'user.role_changed': ({ role }, { role: old }) => `changed the role of {it}${fromTo(old, role)}`,
  'user.password_changed': 'changed the password of {it}',
  'user.password_reset': 'set a new password by mail',
  'user.password_reset_sent': 'had a link for a new password sent',
  'user.second_factor_added': 'added a second factor',
  'user.second_factor_removed': 'removed the second factor of {it}',
  'user.recovery_code_used': 'used a recovery code',
  'user.recovery_codes_renewed': 'made new recovery codes',
  'user.sessions_ended': 'signed {it} out everywhere',
  'session.opened': 'signed in',
  'session.ended': 'signed out',
  'session.refused': 'was refused at sign-in',
  'webhook_endpoint.created': 'added {it}',
  'webhook_endpoint.changed': 'changed {it}',
  'webhook_endpoint.enabled': 'enabled {it}',
  'webhook_endpoint.disabled': 'disabled {it}',
  'webhook_endpoint.deleted': 'deleted {it}',
  'webhook_endpoint.secret_rotated': 'gave {it} a new signing secret',
  'webhook_endpoint.replayed': 'had what {it} missed sent again',
  'webhook_delivery.replayed': 'had {it} sent again',
};

/** What people may choose from when they look for one. */
export const knownActions: readonly string[] = Object.keys(sentences);

const nouns: Record<string, string> = {
  api_key: 'API key',
  dead_letter: 'work that was stuck',
  audit_export: 'export of the audit',
  user: 'person',
  sandbox_move: 'move of the clock',
  webhook_endpoint: 'webhook endpoint',
  webhook_delivery: 'webhook delivery',
  fee_schedule: 'fee schedule',
  payout_setting: 'setting of payouts',
  house_account: 'account of ours',
  payout_file: 'bank file',
  review_item: 'item of review',
  bank_match: 'match with the bank',
  bank_csv_mapping: 'mapping of a bank’s CSV',
  billing_provider: 'payment provider',
};

/** What an object is called: `fee_schedule` → `fee schedule`. */
export const nounOf = (type: string): string => nouns[type] ?? type.replaceAll('_', ' ');

type Told = { action: string; before: Fields | null; after: Fields | null; objectType: string };

/**
 * What an entry says after the name of who did it. `this`: on the object's own page; `the`: on that of what it came
 * of; otherwise `a run`, `an import`.
 */
export function sentenceOf({ action, before, after, objectType }: Told, where: 'this' | 'the' | 'a'): string {
  const words = sentences[action];
  const noun = nounOf(objectType);
  if (words === undefined) return `${action.split('.').slice(1).join(' ').replaceAll('_', ' ')}: ${noun}`;
  const said = typeof words === 'string' ? words : words(after ?? {}, before ?? {});
  const article = where !== 'a' ? where : /^[aeiou]/i.test(noun) ? 'an' : 'a';
  // Work has no plural, and so no `a`.
  const it = objectType === 'dead_letter' ? noun : `${article} ${noun}`;
  return said.replace('{it}', it);
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The day of an instant. */
const dayText = (instant: unknown): string => text(instant)?.slice(0, 10) ?? 'a day';

/** By which reference the bank knows it. */
const under = (reference: unknown): string => (text(reference) ? `, as ${text(reference)}` : '');

/** Who says how a payout ended. */
function byWhom(source: unknown): string {
  const by: Record<string, string> = {
    bank: ' from the bank’s connection',
    status_report: ' from a status report',
    statement: ' from a bank statement',
    staff: ' from staff',
  };
  return by[String(source)] ?? '';
}

const ends: Record<string, string> = {
  paid: 'was paid',
  returned: 'came back',
  failed: 'failed',
  accepted: 'is with the bank',
};
const endText = (end: unknown): string => ends[String(end)] ?? 'ended otherwise';

/** Why what is approved does not leave. */
function waitText(waitsFor: unknown): string {
  if (waitsFor === 'on_hold') return 'the merchant was put on hold';
  if (waitsFor === 'file') return 'its bank file was withdrawn';
  if (waitsFor === 'contradicted') return 'the bank says that an earlier transfer of it was executed';
  return waitsFor === 'no_account' ? 'the merchant has no bank account any more' : 'the bank account was changed';
}

const because = (reason: unknown): string => (text(reason) ? `: ${reason}` : '');

function afterFailure(status: unknown, nextTryAt: unknown): string {
  if (status === 'open') return `; it is tried again on ${dayText(nextTryAt)}`;
  return status === 'failed' ? '; it was given up' : '';
}

const fromTo = (old: unknown, role: unknown): string =>
  text(old) && text(role) ? ` from ${named(old)} to ${named(role)}` : '';

const textNamed = (value: unknown): string | null => (text(value) ? named(value) : null);

const named = (value: unknown): string => String(value).replaceAll('_', ' ');

const figure = (count: unknown): string => (typeof count === 'number' ? count.toLocaleString('en') : 'some');

const counted = (count: unknown, one: string, many: string): string => `${figure(count)} ${count === 1 ? one : many}`;

function rowsText(rows: unknown): string {
  const { total, bad } = (rows ?? {}) as Fields;
  return `${counted(total, 'row', 'rows')}, ${bad === 0 ? 'none' : figure(bad)} bad`;
}

/** `: 3 paid, 1 failed`; nothing where nothing moved. */
function effectsText(effects: unknown): string {
  const { paid, failed } = (effects ?? {}) as Fields;
  const said = [paid ? `${figure(paid)} paid` : '', failed ? `${figure(failed)} failed` : ''].filter(Boolean);
  return said.length > 0 ? `: ${said.join(', ')}` : '';
}

/** ` of 5.00 EUR`; nothing where no amount was written down. */
function ofAmount(minor: unknown, currency: unknown): string {
  const amount = amountText(minor, currency);
  return amount === null ? '' : ` of ${amount}`;
}

/** Bigints stand in the audit as numbers, or as text beyond what a number holds. */
function amountText(minor: unknown, currency: unknown): string | null {
  if (typeof currency !== 'string' || !isCurrency(currency) || !/^-?\d+$/.test(String(minor))) return null;
  return `${formatDecimal(BigInt(minor as string), exponentOf(currency))} ${currency}`;
}

function paidWith(method: unknown, card: unknown): string {
  const { brand, last4 } = (card ?? {}) as Fields;
  const by = text(method) ? ` by ${named(method)}` : '';
  return text(last4) ? `${by}, ${capital(named(brand))} ending in ${last4}` : by;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function owedText(kind: unknown, minor: unknown, currency: unknown): string {
  const amount = amountText(minor, currency) ?? 'an amount';
  const owed: Record<string, string> = {
    payment_capture: `owes the merchant ${amount} for the payment`,
    refund: `takes ${withoutSign(amount)} back from the merchant for the refund`,
    dispute: `takes ${withoutSign(amount)} back from the merchant for the dispute`,
    dispute_won: `owes the merchant ${amount} again, as the dispute was won`,
    carried: amount.startsWith('-')
      ? `carries ${withoutSign(amount)} that the merchant owes into its next disbursement`
      : `carries ${amount} into the merchant’s next disbursement`,
    reserve_released: `owes the merchant the reserve of ${amount}, once that falls due`,
    monthly_fee: `takes a minimum monthly fee of ${withoutSign(amount)} from the merchant`,
  };
  return owed[String(kind)] ?? `owes the merchant ${amount}`;
}

const withoutSign = (amount: string): string => amount.replace(/^-/, '');

function takenText(taken: unknown): string {
  const { created, completed, alreadyThere } = (taken ?? {}) as Fields;
  const parts = [`${figure(created)} new`];
  if (completed) parts.push(`${figure(completed)} completed`);
  if (alreadyThere) parts.push(`${figure(alreadyThere)} there already`);
  return parts.join(', ');
}
