import { type Actor, asPerson, authorise } from '@/server/identity/door';
import { type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { config } from '@/server/platform/config';
import type { BusinessClock, ClockMoves } from '../schema';
import { listMoves } from '../store';
import { presentClock, presentMove } from './present-move';

const SHOWN = 10;

/** The time by which a demo does its business, for everybody there; where there is no demo it cannot be asked for. */
export async function showClock(actor: Actor | null): Promise<Outcome<BusinessClock>> {
  const person = asPerson(actor);
  if (!person.ok) return person;
  return config().DEMO ? ok(await presentClock()) : noDemo();
}

/** The clock, with its latest moves and how far the present one is. */
export async function showMoves(actor: Actor | null): Promise<Outcome<ClockMoves>> {
  const may = authorise(actor, 'billing:run');
  if (!may.ok) return may;
  if (!config().DEMO) return noDemo();
  return ok({ clock: await presentClock(), moves: (await listMoves(SHOWN)).map(presentMove) });
}

export const noDemo = () => refuse('not_found', 'Only a demo has a clock that can be moved.');
