import PQueue from 'p-queue';
import { now } from '@/server/platform/clock';
import { together } from '@/server/platform/together';
import { chargeOutcomeOf, refusalBeforeCall } from '../domain/charge-outcome';
import { nextStep } from '../domain/next-step';
import { outcomeWords } from '../schema/outcomes';
import type { BillingSettings, RetryRules } from '../schema/policy';
import type { Answer } from '../store/answering';
import type { Claim } from '../store/claiming';
import type { Charger } from './charger';
import type { Gate } from './provider-gate';
import { recordAnswers } from './record-answers';

const ANSWERS_TOGETHER = 200;
/** With so many answers that are not written down, nothing new is begun: memory would grow without end. */
const MOST_UNRECORDED = 10 * ANSWERS_TOGETHER;

/** By what answers are judged: read once for a stretch of work. */
export type Terms = { rules: RetryRules; settings: BillingSettings };

type Told = Pick<Answer, 'outcome' | 'code' | 'words' | 'providerId' | 'latencyMs'>;

/**
 * Makes calls, so many at once and a second as the provider's limits say, and writes down what came of them while the next
 * ones are under way. `take` gives the calls that are written down and wait to be made, at most `limit`; when it gives none the
 * stretch is over. Memory is that of what is under way.
 */
export async function chargeClaims(
  gate: Gate,
  charger: Charger,
  terms: Terms,
  take: (limit: number) => Promise<Claim[]>,
): Promise<number> {
  const { concurrency, perSecond } = gate.limits;
  const calls = new PQueue({ concurrency, intervalCap: perSecond, interval: 1_000 });
  const record = together(recordEach, ANSWERS_TOGETHER, 1);
  // What waits for its turn was claimed already: no more of it than is soon called for.
  const ahead = Math.min(concurrency, perSecond);
  const recording = new Set<Promise<void>>();
  let failure: unknown;
  let made = 0;

  const callOne = async (claim: Claim) => {
    const told = await callProvider(gate, charger, claim);
    const recorded: Promise<void> = record(answerOf(claim, told, terms))
      .catch((error: unknown) => {
        failure ??= error;
      })
      .then(() => void recording.delete(recorded));
    recording.add(recorded);
  };

  for (;;) {
    const asksOnce = !gate.breaker.isClosed;
    if (failure || gate.breaker.waitMs > 0) break;
    const claims = await take(asksOnce ? 1 : ahead);
    if (claims.length === 0) break;
    made += claims.length;
    // Who fails in the middle of a call does not know what came of it: it is asked about later.
    for (const claim of claims) void calls.add(() => callOne(claim)).catch(() => {});
    await (asksOnce ? calls.onIdle() : calls.onSizeLessThan(Math.max(1, Math.floor(ahead / 2))));
    while (recording.size > MOST_UNRECORDED) await Promise.race(recording);
  }
  await calls.onIdle();
  await Promise.all(recording);
  await gate.written();
  if (failure) throw failure;
  return made;
}

const recordEach = async (answers: Answer[]): Promise<undefined[]> => {
  await recordAnswers(answers);
  return answers.map(() => undefined);
};

/** One call, unless it is known beforehand that it cannot succeed, or the breaker is open. */
async function callProvider(gate: Gate, charger: Charger, claim: Claim): Promise<Told> {
  const refused = refusalBeforeCall(claim);
  if (refused) return { ...refused, code: null, providerId: null, latencyMs: 0 };
  const told = await gate.breaker.call(async () => {
    const answer = await (claim.kind === 'charge' ? charger.charge(claim) : charger.lookUp(claim));
    return {
      outcome: chargeOutcomeOf(answer),
      code: answer.code ?? null,
      words: answer.words ?? null,
      providerId: answer.providerId ?? null,
      latencyMs: answer.latencyMs,
    };
  });
  return told ?? { outcome: 'held_back', code: null, words: null, providerId: null, latencyMs: 0 };
}

function answerOf(claim: Claim, told: Told, { rules, settings }: Terms): Answer {
  const at = now();
  const { earlier } = claim;
  const { outcome } = told;
  const isUnknown = outcome === 'unknown' || outcome === 'pending';
  const before = isUnknown ? (earlier.unknown ?? 0) + (earlier.pending ?? 0) : (earlier[outcome] ?? 0);
  const step = nextStep(
    {
      outcome,
      times: before + 1,
      firstAt: claim.first_at ?? at,
      at,
      timeZone: claim.time_zone,
      mayHaveArrived: claim.may_have_arrived,
    },
    rules,
    settings,
  );
  const reason = outcome === 'charged' || outcome === 'held_back' ? null : (told.words ?? outcomeWords[outcome].says);
  return { ...told, claim, at, step, reason };
}
