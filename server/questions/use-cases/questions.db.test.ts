import { beforeAll, expect, test } from 'vitest';
import { bringIn, disburse, makeMerchant, makePerson, orderOf } from '@/prisma/demo/factories';
import { type Actor, jobActor } from '@/server/identity/door';
import type { Role } from '@/server/identity/schema';
import { unwrap } from '@/server/kernel/outcome';
import type { MerchantFacts } from '@/server/merchants/door';
import { pool } from '@/server/platform/db';
import { answerQuestion } from './answer-question';
import { askAgain, askQuestion } from './ask-question';
import { closeQuestion } from './close-question';
import { getQuestion } from './get-question';
import { countOpenQuestions, listQuestions } from './list-questions';

let owner: Actor;
let viewer: Actor;
let stranger: Actor;
let operator: Actor;
let disbursement: string;
let lines: string[];
let earlier: string;

const actorOf = async (role: Role, name: string, merchant: MerchantFacts | null = null): Promise<Actor> => {
  const id = await makePerson(role, merchant?.id ?? null);
  return { kind: 'user', id, name, role, merchantId: merchant?.id ?? null };
};
const mailsTo = async (kind: string) =>
  (
    await pool().query<{ to: string; text: string; html: string }>(
      'SELECT "to", text, html FROM mail WHERE kind = $1',
      [kind],
    )
  ).rows;
const newLine = () => lines.shift() as string;

beforeAll(async () => {
  const merchant = await makeMerchant({ reference: 'asks', name: 'Asks & Co' });
  owner = await actorOf('merchant_owner', 'Olga', merchant);
  viewer = await actorOf('merchant_viewer', 'Vera', merchant);
  stranger = await actorOf('merchant_owner', 'Stranger', await makeMerchant());
  operator = await actorOf('finance_operator', 'Omar');
  const order = (day: string, reference: string) =>
    orderOf(merchant, `${day}T10:00Z`, 10_229, { externalReference: reference });
  await bringIn(merchant, [
    order('2026-01-01', 'EARLY'),
    ...Array.from({ length: 12 }, (_, number) => order('2026-01-07', `A-${number}`)),
  ]);
  await disburse('1week', '2026-01-05');
  await disburse('1week', '2026-01-12');
  const { rows } = await pool().query<{ id: bigint; due_on: string }>(
    'SELECT id, due_on FROM payable ORDER BY due_on, id',
  );
  [earlier, ...lines] = rows.map(({ id }) => id.toString()) as [string, ...string[]];
  const of = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE merchant_id = $1 ORDER BY id DESC', [
    merchant.id.toString(),
  ]);
  disbursement = String(of.rows[0]?.id);
});

test('a question, its answer, the thanks that close it, and a further question that opens it again', async () => {
  const { question, isNew } = unwrap(
    await askQuestion(viewer, { disbursement, payable: newLine(), text: 'Why 0.95 %?' }),
  );
  expect(isNew).toBe(true);
  expect(question).toMatchObject({
    status: 'open',
    line: { orderExternalReference: 'A-0', fee: { amount: 97 }, explanation: expect.stringContaining('0.95 %') },
    messages: [{ kind: 'asked', text: 'Why 0.95 %?', by: { side: 'merchant', name: 'Vera' } }],
  });
  const { id } = question;
  const answered = unwrap(await answerQuestion(operator, { id, text: 'The tier says so.', closes: false }));
  expect(answered).toMatchObject({ status: 'answered', lastText: 'The tier says so.' });
  expect(answered.messages[1]?.by).toEqual({ side: 'countinghouse', name: 'Omar' });
  // A merchant is not told who of ours it was.
  expect(unwrap(await getQuestion(owner, id)).messages[1]?.by).toEqual({
    side: 'countinghouse',
    name: 'Countinghouse',
  });
  expect(unwrap(await closeQuestion(owner, id)).status).toBe('closed');
  expect(await closeQuestion(owner, id)).toMatchObject({ ok: false, refusal: { code: 'conflict' } });
  expect(await answerQuestion(operator, { id, text: 'One more thing', closes: false })).toMatchObject({
    ok: false,
    refusal: { code: 'conflict' },
  });
  const again = unwrap(await askAgain(owner, { id, text: 'And this one?' }));
  expect(again.status).toBe('open');
  expect(again.messages.map(({ kind, text }) => [kind, text])).toEqual([
    ['asked', 'Why 0.95 %?'],
    ['answered', 'The tier says so.'],
    ['closed', null],
    ['asked', 'And this one?'],
  ]);
  const done = unwrap(await answerQuestion(operator, { id, text: 'The same.', closes: true }));
  expect(done.status).toBe('closed');
  const { rows } = await pool().query(
    `SELECT action, actor_name FROM audit_entry WHERE object_type = 'question' AND object_id = $1 ORDER BY id`,
    [id],
  );
  expect(rows.map(({ action, actor_name }) => `${actor_name}: ${action}`)).toEqual([
    'Vera: question.asked',
    'Omar: question.answered',
    'Olga: question.closed',
    'Olga: question.asked',
    'Omar: question.answered',
    'Omar: question.closed',
  ]);
});

test('there is one conversation about each line, also of those who ask at once, and another about the disbursement', async () => {
  const payable = newLine();
  const asked = await Promise.all(
    [owner, viewer, owner].map((actor) => askQuestion(actor, { disbursement, payable, text: `${actor.name} asks` })),
  );
  const of = asked.map((outcome) => unwrap(outcome));
  expect(new Set(of.map(({ question }) => question.id)).size).toBe(1);
  expect(of.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(unwrap(await getQuestion(owner, of[0]?.question.id as string)).messages).toHaveLength(3);
  const about = unwrap(await askQuestion(owner, { disbursement, text: 'And as a whole?' })).question;
  expect(about).toMatchObject({ line: null, disbursement: { id: disbursement } });
  expect(about.id).not.toBe(of[0]?.question.id);
});

test('a line of another disbursement, or of another merchant, is no subject', async () => {
  for (const payable of [earlier, '999999999'])
    expect(await askQuestion(owner, { disbursement, payable, text: 'Of this?' })).toMatchObject({
      ok: false,
      refusal: { code: 'invalid_input', fields: [{ field: 'payable' }] },
    });
  expect(await askQuestion(stranger, { disbursement, text: 'Whose?' })).toMatchObject({
    ok: false,
    refusal: { code: 'not_found' },
  });
  // Nor for whoever writes past the use case.
  const { rows } = await pool().query('SELECT merchant_id FROM disbursement WHERE id = $1', [disbursement]);
  await expect(
    pool().query(
      'INSERT INTO question (merchant_id, disbursement_id, payable_id, moved_at, created_at) VALUES ($1, $2, $3, now(), now())',
      [rows[0].merchant_id.toString(), disbursement, earlier],
    ),
  ).rejects.toThrow(/about a disbursement of the merchant/);
});

test('what waits stands in the order in which it was asked; asking again does not lose the place', async () => {
  const ask = async (text: string) =>
    unwrap(await askQuestion(owner, { disbursement, payable: newLine(), text })).question.id;
  const first = await ask('First');
  const second = await ask('Second');
  await askAgain(owner, { id: first, text: 'First, please' });
  const waiting = async () => {
    const { data } = unwrap(await listQuestions(operator, { status: 'open', limit: 100 }));
    return data.map(({ id }) => id).filter((id) => [first, second].includes(id));
  };
  expect(await waiting()).toEqual([first, second]);
  const before = unwrap(await countOpenQuestions(operator)).open;
  unwrap(await answerQuestion(operator, { id: first, text: 'Yes', closes: false }));
  expect(await waiting()).toEqual([second]);
  expect(unwrap(await countOpenQuestions(operator)).open).toBe(before - 1);
  // Page by page nothing is left out.
  const all = unwrap(await listQuestions(owner, { limit: 100 })).data.map(({ id }) => id);
  const paged: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = unwrap(await listQuestions(owner, { limit: 1, cursor }));
    paged.push(...page.data.map(({ id }) => id));
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(all);
  expect(unwrap(await listQuestions(stranger, { limit: 100 })).data).toEqual([]);
});

test('finance is told of a question, who asked of the answer, in words that stay text', async () => {
  const text = 'Is <b>this</b> right?\n\nThanks';
  const { id } = unwrap(await askQuestion(viewer, { disbursement, payable: newLine(), text })).question;
  const asked = (await mailsTo('questions.asked')).filter((mail) => mail.text.includes('Is <b>this'));
  expect(asked).toHaveLength(1);
  expect(asked[0]?.html).toContain('Is &lt;b&gt;this&lt;/b&gt; right?');
  await answerQuestion(operator, { id, text: 'It is, Vera.', closes: false });
  const answered = (await mailsTo('questions.answered')).filter((mail) => mail.text.includes('It is, Vera.'));
  expect(answered.map(({ to }) => to)).toEqual([expect.stringContaining('merchant_viewer')]);
});

test('who asked may be a system: then all of the merchant who may ask are told', async () => {
  const { id } = unwrap(
    await askQuestion(jobActor('help desk'), { disbursement, payable: newLine(), text: 'On behalf' }),
  ).question;
  unwrap(await answerQuestion(operator, { id, text: 'For both of you.', closes: false }));
  const answered = (await mailsTo('questions.answered')).filter((mail) => mail.text.includes('For both of you.'));
  expect(new Set(answered.map(({ to }) => to.split('-')[0]))).toEqual(new Set(['merchant_owner', 'merchant_viewer']));
  expect(answered).toHaveLength(2);
});

test('what was said is never changed, and its question never set by hand to what it is not', async () => {
  await expect(pool().query(`UPDATE question_message SET text = 'else'`)).rejects.toThrow();
  await expect(pool().query('DELETE FROM question')).rejects.toThrow();
  await expect(pool().query('UPDATE question SET merchant_id = 1')).rejects.toThrow(/permission denied/);
});

test('a merchant asks no more than people can answer', async () => {
  const merchant = await makeMerchant();
  await bringIn(merchant, [orderOf(merchant, '2026-02-03T10:00Z', 5_000)]);
  await disburse('1week', '2026-02-09', merchant.reference);
  const { rows } = await pool().query<{ id: bigint }>('SELECT id FROM disbursement WHERE merchant_id = $1', [
    merchant.id.toString(),
  ]);
  const eager = await actorOf('merchant_owner', 'Eager', merchant);
  const ask = () => askQuestion(eager, { disbursement: String(rows[0]?.id), text: 'Again?' });
  for (let asked = 0; asked < 30; asked++) unwrap(await ask());
  expect(await ask()).toMatchObject({
    ok: false,
    refusal: { code: 'rate_limited', retryAfterSeconds: expect.any(Number) },
  });
  // Others are not held up by it.
  expect((await askQuestion(owner, { disbursement, payable: newLine(), text: 'Me?' })).ok).toBe(true);
});
