import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OrderStatus, orderStatusShape } from '../schema';
import { afterMove, type OrderMove, orderMoves } from './order-states';

/** Each state with the moves out of it; whatever is not here must be refused. */
const moves: [from: OrderStatus, move: OrderMove, to: OrderStatus, reason: string][] = [
  ['created', 'confirm', 'confirmed', 'it is paid'],
  ['created', 'decline', 'declined', 'its payment was declined'],
  ['created', 'cancel', 'cancelled', 'nobody wants it any more'],
  ['created', 'complete', 'delivered', 'its shop collected the money and is done'],
  ['declined', 'confirm', 'confirmed', 'it was paid at the second try'],
  ['declined', 'cancel', 'cancelled', 'it is not tried again'],
  ['confirmed', 'cancel', 'cancelled', 'what was paid is refunded'],
  ['confirmed', 'deliver', 'delivered', 'its time has come, or somebody says so'],
  ['confirmed', 'complete', 'delivered', 'its shop is done'],
  ['confirmed', 'refundPart', 'partially_refunded', 'a part is given back before the delivery'],
  ['confirmed', 'refundAll', 'refunded', 'all is given back before the delivery'],
  ['delivered', 'refundPart', 'partially_refunded', 'a part is given back after the delivery'],
  ['delivered', 'refundAll', 'refunded', 'all is given back after the delivery'],
  ['partially_refunded', 'refundAll', 'refunded', 'the rest is given back'],
];

describe('an order', () => {
  for (const [from, move, to, reason] of moves) {
    test(`that is ${from} can ${move}: ${reason}`, () => expect(afterMove(from, move)).toBe(to));
  }

  test('has no other move', () => {
    const all = Object.keys(orderMoves) as OrderMove[];
    const found = orderStatusShape.options.flatMap((from) =>
      all.filter((move) => afterMove(from, move) !== null).map((move) => `${from} ${move}`),
    );
    expect(new Set(found)).toEqual(new Set(moves.map(([from, move]) => `${from} ${move}`)));
  });

  test('never comes back to a state, whatever is asked of it, but to be paid again', () => {
    const all = Object.keys(orderMoves) as OrderMove[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { maxLength: 30 }), (asked) => {
        const states: OrderStatus[] = ['created'];
        for (const move of asked) {
          const next = afterMove(states.at(-1) as OrderStatus, move);
          if (next) states.push(next);
        }
        expect(new Set(states).size).toBe(states.length);
      }),
    );
  });
});
