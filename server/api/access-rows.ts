import { createElement } from 'react';
import { camt, uploadStatement } from '@/prisma/demo/bank-statements';
import { bringIn, disburse, makeBankAccount, makeMerchant, orderOf } from '@/prisma/demo/factories';
import { sendFile } from '@/prisma/demo/import-file';
import { makeCustomer, makeInvoice, makePlan, subscribe } from '@/prisma/demo/invoices';
import { makeCaptured } from '@/prisma/demo/paid';
import { refundPayment, takePayment } from '@/prisma/demo/payments';
import { leaveInFiles, personOf as staffOf } from '@/prisma/demo/payout-files';
import { approvedRun, paidOut } from '@/prisma/demo/payouts';
import { withClient } from '@/scripts/database/database';
import { exportHeads } from '@/server/audit/use-cases/export-heads';
import { listReviewItems } from '@/server/billing/use-cases/reviews';
import { startRun } from '@/server/billing/use-cases/start-run';
import { workRun } from '@/server/billing/use-cases/work-run';
import { jobActor } from '@/server/identity/door';
import { createApiKey } from '@/server/identity/use-cases/create-api-key';
import { createUser } from '@/server/identity/use-cases/create-user';
import { sendInvitation } from '@/server/identity/use-cases/invitations/send-invitation';
import { localDate } from '@/server/kernel/calendar';
import { unwrap } from '@/server/kernel/outcome';
import { getJournal } from '@/server/ledger/use-cases/get-journal';
import type { MerchantFacts } from '@/server/merchants/door';
import type { ProposeBankAccountInput } from '@/server/merchants/schema/bank-accounts';
import { proposeBankAccount } from '@/server/merchants/use-cases/bank-accounts/propose-account';
import { holdMerchant, listHolds } from '@/server/merchants/use-cases/hold-merchant';
import { getPayable } from '@/server/payables/use-cases/get-payable';
import { listPaymentPayables } from '@/server/payables/use-cases/list-payment-payables';
import { owePayment } from '@/server/payables/use-cases/owe-payment';
import { requestSettlement } from '@/server/payables/use-cases/request-settlement';
import { buryPayment } from '@/server/payments/use-cases/bury-failed-work';
import { openDispute } from '@/server/payments/use-cases/open-dispute';
import { giveToDemoBank } from '@/server/payouts/use-cases/demo-bank';
import { writePayoutFile } from '@/server/payouts/use-cases/write-file';
import { pool, transaction } from '@/server/platform/db';
import { MailFrame } from '@/server/platform/mail/mail-parts';
import { queueMail } from '@/server/platform/mail/queue-mail';
import { askQuestion } from '@/server/questions/use-cases/ask-question';
import { listStatementLines } from '@/server/reconciliation/use-cases/list-statements';
import { matchByHand } from '@/server/reconciliation/use-cases/match-by-hand';
import { createEndpoint } from '@/server/webhooks/use-cases/create-endpoint';
import { sendTest } from '@/server/webhooks/use-cases/send-test';
import { personOf } from './access-callers';
import { A, type IdsOfA, proposedAccount } from './access-inputs';

/** Makes merchants A and B, and of A one of each thing there is. @returns both, and the ids of what is A's */
export async function makeRowsOfA(): Promise<{ a: MerchantFacts; b: MerchantFacts; ids: IdsOfA }> {
  const ids = {} as IdsOfA;
  // Nothing else has such ids: an answer with one of A's disbursements tells of A.
  await withClient(process.env.DATABASE_OWNER_URL as string, (client) =>
    client.query(`SELECT setval(pg_get_serial_sequence('disbursement', 'id'), 7000000)`),
  );
  const admin = (await personOf('admin', null)).caller.actor;
  const a = await makeMerchant({ reference: A, name: 'Name of A', currency: 'SEK' });
  const b = await makeMerchant({ reference: 'merchant-b', name: 'Name of B' });
  await bringIn(a, [
    orderOf(a, '2026-01-07T10:00Z', 1_111_111, { externalReference: 'order-of-a', shopperReference: 'shopper-of-a' }),
    orderOf(a, '2026-02-07T10:00Z', 2_222_222, { externalReference: 'order-of-a-2' }),
  ]);
  await bringIn(b, [orderOf(b, '2026-01-07T10:00Z', 700, { externalReference: 'order-of-b' })]);
  const { rows: orders } = await pool().query<{ id: bigint }>(
    `SELECT id FROM "order" WHERE external_reference = 'order-of-a'`,
  );
  ids.order = String(orders[0]?.id);
  ids.payment = await takePayment(a, 1_111_111, { customerReference: 'shopper-of-a', description: 'Of A' });
  ids.refund = await refundPayment(ids.payment, 2_222);
  const disputed = await takePayment(a, 2_222_222, { customerReference: 'shopper-of-a' });
  ids.dispute = unwrap(await openDispute(jobActor('test'), { id: disputed, fee: 0 })).id;
  await buryPayment(await takePayment(a, 1_111_111), 'of merchant-a');
  ids.deadLetter = String((await pool().query<{ id: bigint }>('SELECT id FROM dead_letter')).rows[0]?.id);
  ids.run = await disburse('1week', '2026-01-12');
  const paid = await makeCaptured(a, 3_333_333, { customer: 'shopper-of-a' });
  await owePayment(paid);
  ids.paidPayment = paid.toString();
  const [owed] = unwrap(await listPaymentPayables(jobActor('test'), ids.paidPayment)).data;
  ids.payable = owed?.id as string;
  ids.journal = unwrap(await getPayable(jobActor('test'), ids.payable)).journalId;
  ids.account = unwrap(await getJournal(jobActor('test'), ids.journal)).lines[0]?.accountId as string;
  await makeCustomer({ reference: 'customer-of-a', name: 'Name of A', merchant: A });
  await makePlan({ reference: 'a-plan', prices: [{ amount: 100, currency: 'EUR' }] });
  ids.subscription = await subscribe('customer-of-a', 'a-plan', '2029-01-01');
  const invoiceOfA = await makeInvoice('customer-of-a', {
    lines: [{ description: 'Of A', unitAmount: 1_111_111, quantity: 1, taxRatePpm: 0 }],
    chargeOn: '2026-05-01',
  });
  ids.invoice = invoiceOfA.id;
  const billing = unwrap(await startRun(jobActor('test'), { period: '2026-05', customer: 'customer-of-a' }));
  ids.billingRun = billing.run.id;
  // It has no card: so there is something to review.
  await workRun(ids.billingRun);
  ids.review = unwrap(await listReviewItems(jobActor('test'), { state: 'open', limit: 1 })).data[0]?.id as string;
  ids.settlement = unwrap(await requestSettlement(jobActor('test'), { through: '2026-01-09' })).settlement.id;
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE merchant_id = $1', [
    a.id.toString(),
  ]);
  ids.disbursement = String(rows[0]?.id);
  const { rows: lines } = await pool().query<{ id: bigint }>(
    `SELECT p.id FROM payable p JOIN "order" o ON o.id = p.source_id AND p.kind = 'capture' WHERE o.external_reference = 'order-of-a'`,
  );
  ids.line = String(lines[0]?.id);
  const asking = { disbursement: ids.disbursement, text: 'Of A' };
  ids.question = unwrap(await askQuestion(jobActor('test'), asking)).question.id;
  await transaction((client) => {
    const body = createElement(MailFrame, { title: 'For A', preview: '' });
    return queueMail(client, { kind: 'test.mail', to: 'a@example.org', subject: 'For A', body, merchantId: a.id });
  });
  ids.mail = (await pool().query<{ id: string }>('SELECT id FROM mail')).rows[0]?.id as string;
  Object.assign(ids, await payA(a));
  const entryOfA = { amountMinor: -1_111_111n, text: 'Name of A' };
  const statement = unwrap(await uploadStatement(jobActor('test'), camt({ entries: [entryOfA, entryOfA] })));
  ids.bankStatement = statement.statements[0]?.id as string;
  const [line, other] = unwrap(await listStatementLines(jobActor('test'), { id: ids.bankStatement, limit: 2 })).data;
  ids.bankLine = line?.id as string;
  const byHand = { lines: [other?.id as string], entries: [], bookAs: 'bank_fees' as const, remark: 'test' };
  ids.bankMatch = unwrap(await matchByHand(jobActor('test'), byHand)).id;
  ids.headsExport = unwrap(await exportHeads(jobActor('test'))).id;
  ids.import = unwrap(await sendFile('orders', `${A},1.00,2026-02-08\n`, { apply: false })).id;

  const personOfA = { email: 'person-of-a@example.org', name: 'person-of-a', password: 'x', merchantId: a.id } as const;
  ids.person = (await createUser({ ...personOfA, role: 'merchant_viewer' })).id;
  const invited = await sendInvitation(admin, {
    email: 'guest-of-a@example.org',
    role: 'merchant_viewer',
    merchant: A,
  });
  ids.invitation = unwrap(invited).id;
  ids.apiKey = (await createApiKey({ name: 'key-of-a', scopes: ['orders:read'], merchantId: a.id })).id;

  unwrap(await proposeBankAccount(admin, proposedAccount as ProposeBankAccountInput));
  // Of another currency, so that what everybody decides on is not what waits in the list.
  const decided = { ...proposedAccount, currency: 'GBP' } as ProposeBankAccountInput;
  ids.bankAccount = unwrap(await proposeBankAccount(admin, decided)).id;
  unwrap(await holdMerchant(jobActor('test'), { reference: A, kind: 'staff', reason: 'test' }));
  ids.hold = unwrap(await listHolds(jobActor('test'), A)).data[0]?.id as string;
  const feesOfA = await pool().query<{ id: bigint }>(
    `SELECT id FROM fee_schedule WHERE currency = 'SEK' AND name = 'default' AND merchant_id IS NULL`,
  );
  ids.feeSchedule = String(feesOfA.rows[0]?.id);
  const endpointOfA = { url: 'https://of-a.example/', description: 'another-of-a', eventTypes: [], merchant: A };
  const endpoint = async () => unwrap(await createEndpoint(admin, endpointOfA)).endpoint.id;
  ids.endpoint = await endpoint();
  ids.endpointToDelete = await endpoint();
  ids.delivery = unwrap(await sendTest(admin, ids.endpoint)).id;
  const created = await pool().query<{ id: bigint }>('SELECT id FROM audit_entry WHERE merchant_id = $1', [
    a.id.toString(),
  ]);
  ids.entry = String(created.rows[0]?.id);
  return { a, b, ids };
}

/** A payout that left by the bank's connection and is paid, and one that went to the bank in a file. */
async function payA(a: MerchantFacts): Promise<Pick<IdsOfA, 'paid' | 'inFile' | 'paidRun' | 'payoutFile'>> {
  await bringIn(a, [
    orderOf(a, '2026-01-14T10:00Z', 1_111_111, { externalReference: 'paid-order-of-a' }),
    orderOf(a, '2026-01-21T10:00Z', 2_222_222, { externalReference: 'filed-order-of-a', currency: 'EUR' }),
  ]);
  const paid = await paidOut(a, localDate('2026-01-19'));
  await leaveInFiles();
  await makeBankAccount({ ...a, currency: 'EUR' });
  const paidRun = await approvedRun(localDate('2026-01-26'), A);
  const operator = await staffOf('finance_operator', 'operator');
  const payoutFile = unwrap(await writePayoutFile(operator, { runId: paidRun, currency: 'EUR' })).id;
  unwrap(await giveToDemoBank(operator, payoutFile));
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE run_id = $1', [paidRun]);
  return { paid: String(paid), inFile: String(rows[0]?.id), paidRun, payoutFile };
}
