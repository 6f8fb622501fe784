import { findDisbursement, lineOf } from '@/server/disbursements/door';
import { type Actor, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { now } from '@/server/platform/clock';
import { readerFor, transaction } from '@/server/platform/db';
import { limiter } from '@/server/platform/rate-limit';
import type { AskAgainInput, AskInput, QuestionDetail } from '../schema';
import { beginQuestion, findQuestion } from '../store';
import { say } from './say';
import { showChanged } from './show-question';

/** Each is read by people: what a merchant can ask is bounded by what they could answer. */
const MOST_AN_HOUR = 30;
const askedByMerchant = limiter({ name: 'questions-asked', points: MOST_AN_HOUR, windowSeconds: 3_600 });

type Asked = { question: QuestionDetail; isNew: boolean };

/**
 * Asks about a line of a disbursement, or the disbursement itself. There is one conversation about each: asked again, the
 * question joins what was said, and what was answered or closed is open again.
 */
export async function askQuestion(actor: Actor | null, input: AskInput): Promise<Outcome<Asked>> {
  const may = authorise(actor, 'questions:ask');
  if (!may.ok) return may;
  const disbursement = await findDisbursement(may.value.merchantId, input.disbursement);
  if (!disbursement) return refuse('not_found', 'There is no such disbursement.');
  const merchantId = disbursement.merchant_id;
  if (input.payable !== undefined) {
    const line = await lineOf(merchantId, input.payable);
    const { currency, period_from: from, period_to: to } = disbursement;
    if (!line || line.gross.currency !== currency || line.dueOn < from || line.dueOn >= to) {
      const message = 'is no line of this disbursement';
      return refuse('invalid_input', `The payable ${message}.`, { fields: [{ field: 'payable', message }] });
    }
  }
  const allowed = await spendQuestion(merchantId);
  if (!allowed.ok) return allowed;
  const subject = { merchantId, disbursementId: input.disbursement, payableId: input.payable ?? null };
  const { id, isNew } = await transaction(async (client) => {
    const begun = await beginQuestion(client, subject, now());
    const of = { questionId: begun.id, merchantId };
    await say(client, may.value, { ...of, kind: 'asked', text: input.text, isAgain: !begun.isNew });
    return begun;
  });
  return ok({ question: await showChanged(may.value.merchantId, id), isNew });
}

/** Asks on in a conversation that there is; what was answered or closed is open again. */
export async function askAgain(actor: Actor | null, input: AskAgainInput): Promise<Outcome<QuestionDetail>> {
  const may = authorise(actor, 'questions:ask');
  if (!may.ok) return may;
  const scope = may.value.merchantId;
  const found = await findQuestion(readerFor(scope), scope, input.id);
  if (!found) return refuse('not_found', 'There is no such question.');
  const { id, merchant_id: merchantId } = found;
  const allowed = await spendQuestion(merchantId);
  if (!allowed.ok) return allowed;
  // Whatever state it is in meanwhile, it may be asked.
  const said = { questionId: id, merchantId, kind: 'asked', text: input.text, isAgain: true } as const;
  await transaction((client) => say(client, may.value, said));
  return ok(await showChanged(scope, id));
}

async function spendQuestion(merchantId: bigint): Promise<Outcome<null>> {
  const { allowed, msBeforeNext } = await askedByMerchant.consume(merchantId.toString());
  if (allowed) return ok(null);
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  const minutes = Math.ceil(retryAfterSeconds / 60);
  const when = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return refuse('rate_limited', `More than ${MOST_AN_HOUR} questions within an hour: ask again in ${when}.`, {
    retryAfterSeconds,
  });
}
