import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardNumbered } from '@/prisma/demo/payments';
import { unwrap } from '@/server/kernel/outcome';
import type { Provider } from './provider';
import { simulator } from './simulator';
import { stripeProvider } from './stripe';
import { type StripeDouble, startStripeDouble } from './stripe-double';

// What the room relies on, whoever moves the money: the same test for each.

let double: StripeDouble;
let stripe: Provider;
beforeAll(async () => {
  double = await startStripeDouble();
  stripe = stripeProvider('sk_test_double', double.url, 2_000);
});
afterAll(() => double.stop());

const money = { amountMinor: 2_500n, currency: 'EUR' as const };

describe.each<[name: string, provider: () => Provider]>([
  ['simulator', () => simulator],
  ['stripe', () => stripe],
])('%s', (_name, provider) => {
  const authorise = async (cardNumber: string, reference: string = randomUUID()) => {
    const token = unwrap(await provider().tokenise(cardNumbered(cardNumber)));
    const answer = await provider().authorise({ reference, money, token, description: 'Two atlases' });
    return { reference, token, answer, providerId: answer.providerId ?? '' };
  };
  const lookUp = (
    kind: 'authorise' | 'charge' | 'capture' | 'void' | 'refund',
    reference: string,
    providerId: string | null,
  ) => provider().lookUp({ kind, reference, providerId });

  test('authorises, captures, refunds, and tells so when it is asked', async () => {
    const { token, answer, providerId, reference } = await authorise('4242424242424242');
    expect(answer).toMatchObject({ outcome: 'succeeded' });
    expect(await lookUp('authorise', reference, null)).toMatchObject({ outcome: 'succeeded' });
    const [capture, refund] = [randomUUID(), randomUUID()];
    expect(await lookUp('capture', capture, providerId)).toMatchObject({ outcome: 'not_found' });
    expect(await provider().capture({ reference: capture, money, token, providerId })).toMatchObject({
      outcome: 'succeeded',
    });
    expect(await lookUp('capture', capture, providerId)).toMatchObject({ outcome: 'succeeded' });
    expect(await lookUp('refund', refund, providerId)).toMatchObject({ outcome: 'not_found' });
    const back = { reference: refund, money: { ...money, amountMinor: 500n }, token, providerId };
    expect(await provider().refund(back)).toMatchObject({ outcome: 'succeeded' });
    expect(await lookUp('refund', refund, providerId)).toMatchObject({ outcome: 'succeeded' });
  });

  test.each([
    ['4242424242424242', { outcome: 'succeeded' }],
    ['4000000000009995', { outcome: 'declined', code: 'insufficient_funds' }],
  ])(
    'charges %s in one call, once under its reference, and tells so when it is asked',
    async (cardNumber, expected) => {
      const token = unwrap(await provider().tokenise(cardNumbered(cardNumber)));
      const charge = { reference: randomUUID(), money, token, description: 'Invoice CH-000001' };
      expect(await lookUp('charge', charge.reference, null)).toMatchObject({ outcome: 'not_found' });
      const first = await provider().charge(charge);
      expect(first).toMatchObject(expected);
      expect((await provider().charge(charge)).providerId).toBe(first.providerId);
      expect(await lookUp('charge', charge.reference, null)).toMatchObject(expected);
    },
  );

  test('gives an authorisation back', async () => {
    const { token, providerId } = await authorise('4242424242424242');
    const reference = randomUUID();
    expect(await provider().void({ reference, money, token, providerId })).toMatchObject({ outcome: 'succeeded' });
    expect(await lookUp('void', reference, providerId)).toMatchObject({ outcome: 'succeeded' });
  });

  test('under the same reference does a thing once, and says the same', async () => {
    const token = unwrap(await provider().tokenise(cardNumbered()));
    const charge = { reference: randomUUID(), money, token, description: null };
    const answers = [await provider().authorise(charge), await provider().authorise(charge)];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.outcome).toBe('succeeded');
  });

  test.each([
    ['4000000000000002', /decline/],
    ['4000000000009995', /insufficient_funds/],
  ])('declines %s with its reason, also when it is asked later', async (card, code) => {
    const { answer, reference } = await authorise(card);
    expect(answer).toMatchObject({ outcome: 'declined', code: expect.stringMatching(code), words: expect.any(String) });
    expect(await lookUp('authorise', reference, null)).toMatchObject({ outcome: 'declined' });
  });

  test('charged with its answer lost: unknown, then found; asked again under the reference it is the same charge', async () => {
    const { answer, reference, token } = await authorise('4000000000002008');
    expect(answer.outcome).toBe('unknown');
    const found = await lookUp('authorise', reference, null);
    expect(found).toMatchObject({ outcome: 'succeeded' });
    const again = await provider().authorise({ reference, money, token, description: 'Two atlases' });
    expect(again).toMatchObject({ outcome: 'succeeded', providerId: found.providerId });
  });

  test('a refund that the bank does not take fails', async () => {
    const { token, providerId } = await authorise('4000000000005126');
    await provider().capture({ reference: randomUUID(), money, token, providerId });
    expect(await provider().refund({ reference: randomUUID(), money, token, providerId })).toMatchObject({
      outcome: 'failed',
      code: expect.any(String),
    });
  });

  test('has never heard of what nobody sent', async () => {
    expect(await lookUp('authorise', randomUUID(), null)).toMatchObject({ outcome: 'not_found' });
  });
});

describe('stripe', () => {
  test('nobody listens: nothing was sent', async () => {
    const away = stripeProvider('sk_test_double', 'http://127.0.0.1:1', 2_000);
    expect(await away.authorise({ reference: 'r', money, token: 'pm_1', description: null })).toMatchObject({
      outcome: 'not_sent',
    });
    expect(await away.tokenise(cardNumbered())).toMatchObject({ ok: false, refusal: { code: 'provider_away' } });
    // That a question could not be asked says nothing about what was asked.
    expect(await away.lookUp({ kind: 'authorise', reference: 'r', providerId: null })).toMatchObject({
      outcome: 'unknown',
    });
  });

  test('amounts in Stripe’s decimals, and none that they cannot express', async () => {
    const token = unwrap(await stripe.tokenise(cardNumbered()));
    const amounts: [bigint, 'ISK' | 'JPY' | 'MGA' | 'KWD', number | null][] = [
      [500n, 'ISK', 50_000],
      [500n, 'JPY', 500],
      [500n, 'MGA', 5],
      [501n, 'MGA', null],
      [5_000n, 'KWD', 5_000],
      [5_001n, 'KWD', null],
    ];
    for (const [amountMinor, currency, sent] of amounts) {
      const answer = await stripe.authorise({
        reference: randomUUID(),
        money: { amountMinor, currency },
        token,
        description: null,
      });
      expect([currency, answer.outcome]).toEqual([currency, sent === null ? 'failed' : 'succeeded']);
      if (sent !== null) expect(double.intents.get(answer.providerId ?? '')?.amount).toBe(sent);
    }
  });
});
