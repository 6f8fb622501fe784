import { type Actor, actorKey, authorise, jobActor } from '@/server/identity/door';
import { localDate } from '@/server/kernel/calendar';
import { type Outcome, ok, refuse, unwrap } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { pool, transaction } from '@/server/platform/db';
import { emit } from '@/server/platform/outbox';
import { settlementRequested } from '../events';
import { presentSettlement } from '../present';
import type { Settlement } from '../schema';
import {
  findSettlement,
  findSettlementThrough,
  insertSettlement,
  latestToday,
  lockRequests,
  type SettlementRow,
  someoneLags,
} from '../store/settlements';

/**
 * Asks for everything that is due up to and including a day to become available, in the background. Asked again it is the
 * same settlement, while it is at work and as long as no merchant lags behind it.
 */
export async function requestSettlement(
  actor: Actor | null,
  { through: day }: { through: string },
): Promise<Outcome<{ settlement: Settlement; alreadyRequested: boolean }>> {
  const may = authorise(actor, 'settlements:run');
  if (!may.ok) return may;
  const through = localDate(day);
  const at = now();
  const today = await latestToday(at);
  if (through > today) {
    const message = `must have begun: today is ${today}`;
    return refuse('invalid_input', `The day ${message}.`, { fields: [{ field: 'through', message }] });
  }
  return transaction(async (client) => {
    await lockRequests(client);
    const present = await findSettlementThrough(client, through);
    const isSame = present && (present.status === 'settling' || !(await someoneLags(client, through, at)));
    if (isSame) return ok({ settlement: presentSettlement(present), alreadyRequested: true });
    const id = await insertSettlement(client, { through, requestedBy: actorKey(may.value), requestedAt: at });
    await emit(client, settlementRequested({ settlementId: id.toString() }));
    await audit(client, {
      actor: may.value,
      action: 'settlement.requested',
      object: { type: 'settlement', id: id.toString() },
      merchantId: null,
      after: { status: 'settling', through },
    });
    const made = (await findSettlement(client, id)) as SettlementRow;
    return ok({ settlement: presentSettlement(made), alreadyRequested: false });
  });
}

/** Asks for what has fallen due by the present day, wherever it has begun; nothing where everybody is settled that far. */
export async function requestDailySettlement(): Promise<{ settlementId: string | null }> {
  const at = now();
  const through = await latestToday(at);
  if (!(await someoneLags(pool(), through, at))) return { settlementId: null };
  const { settlement } = unwrap(await requestSettlement(jobActor('settle-daily'), { through }));
  return { settlementId: settlement.id };
}
