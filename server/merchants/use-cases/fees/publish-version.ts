import { type Actor, authorise } from '@/server/identity/door';
import type { LocalDate } from '@/server/kernel/calendar';
import { isCurrency } from '@/server/kernel/currency';
import { type FieldError, type Outcome, ok, refuse } from '@/server/kernel/outcome';
import { audit } from '@/server/platform/audit';
import { now } from '@/server/platform/clock';
import { type Queryable, transaction } from '@/server/platform/db';
import { defaultSchedules, type ScheduleName } from '../../domain/default-schedules';
import { readTiers } from '../../domain/read-tiers';
import type { FeeSchedule, GiveFeeScheduleInput, PublishFeeVersionInput } from '../../schema/fees';
import { lockMerchant } from '../../store';
import {
  type FeeScheduleRow,
  findSchedule,
  findVersions,
  insertSchedule,
  insertVersion,
  latestDay,
  type NewVersion,
} from '../../store/fees';
import { shownSchedule } from './show-schedules';

/**
 * Adds a version to a schedule, which holds from its first day on: today or later where the merchants are. What is owed
 * already keeps the fee that is frozen on it. Whoever has not seen the latest version is refused.
 */
export async function publishFeeVersion(
  actor: Actor | null,
  input: PublishFeeVersionInput,
): Promise<Outcome<FeeSchedule>> {
  const may = authorise(actor, 'fees:write');
  if (!may.ok) return may;
  return transaction(async (client) => {
    const schedule = await findSchedule(client, input.id);
    if (!schedule) return refuse('not_found', 'There is no such fee schedule.');
    const [latest] = await findVersions(client, [schedule.id]);
    const read = await readVersion(client, schedule, { ...input, dueDays: input.dueDays ?? latest?.due_days });
    if (!read.ok) return read;
    const version: NewVersion = {
      ...read.value,
      scheduleId: schedule.id,
      version: input.afterVersion + 1,
      publishedByName: may.value.name,
    };
    if (latest?.version !== input.afterVersion || !(await insertVersion(client, version)))
      return refuse('stale', 'Somebody published another version meanwhile: look at it, then publish yours.');
    await audit(client, {
      actor: may.value,
      action: 'fee_schedule.version_published',
      object: { type: 'fee_schedule', id: schedule.id.toString() },
      merchantId: schedule.merchant_id,
      before: told(latest.version, latest.starts_on, latest.tiers, latest.due_days),
      after: told(version.version, version.startsOn, version.tiers, version.dueDays),
      ...(version.why === null ? {} : { why: version.why }),
    });
    return (await shownSchedule(client, schedule.id)) as Outcome<FeeSchedule>;
  });
}

/** Gives a merchant a schedule of its own, which goes before the default one from its first day on. */
export async function giveFeeSchedule(actor: Actor | null, input: GiveFeeScheduleInput): Promise<Outcome<FeeSchedule>> {
  const may = authorise(actor, 'fees:write');
  if (!may.ok) return may;
  const { merchant: reference, name, currency } = input;
  if (!isCurrency(currency)) {
    const fields = [{ field: 'currency', message: 'must be an ISO 4217 code in capitals, such as EUR' }];
    return refuse('invalid_input', `There is no currency ${currency}.`, { fields });
  }
  return transaction(async (client) => {
    const merchant = await lockMerchant(client, reference);
    if (!merchant) return refuse('not_found', `There is no merchant ${reference}.`);
    const of = { name, merchant_id: merchant.id };
    const read = await readVersion(client, of, { ...input, dueDays: input.dueDays ?? defaultSchedules[name].dueDays });
    if (!read.ok) return read;
    const id = await insertSchedule(client, merchant.id, name, currency);
    if (id === null)
      return refuse('conflict', `${merchant.name} has fees of its own already: publish a new version of them.`);
    await insertVersion(client, { ...read.value, scheduleId: id, version: 1, publishedByName: may.value.name });
    const { startsOn, tiers, dueDays, why } = read.value;
    await audit(client, {
      actor: may.value,
      action: 'fee_schedule.given',
      object: { type: 'fee_schedule', id: id.toString() },
      merchantId: merchant.id,
      after: { merchant: merchant.name, name, currency, ...told(1, startsOn, tiers, dueDays) },
      ...(why === null ? {} : { why }),
    });
    return (await shownSchedule(client, id)) as Outcome<FeeSchedule>;
  });
}

type Given = Pick<PublishFeeVersionInput, 'tiers' | 'startsOn' | 'why'> & { dueDays: number | undefined };
type Read = Pick<NewVersion, 'tiers' | 'startsOn' | 'dueDays' | 'why' | 'at'>;

/** What was given, or what is wrong with it, all of it by field. */
async function readVersion(
  client: Queryable,
  of: Pick<FeeScheduleRow, 'name' | 'merchant_id'>,
  { tiers, startsOn, dueDays = 0, why }: Given,
): Promise<Outcome<Read>> {
  const at = now();
  const read = readTiers(tiers);
  const fields = [
    ...(read.ok ? [] : (read.refusal.fields ?? [])),
    ...startProblems(startsOn, await latestDay(client, of.merchant_id, at)),
    ...dueProblems(of.name, dueDays),
  ];
  if (!read.ok || fields.length > 0) return refuse('invalid_input', 'This version cannot be published.', { fields });
  return ok({ tiers: read.value, startsOn, dueDays, why: why || null, at });
}

/** The past is never rewritten, not even where the day began first. */
const startProblems = (startsOn: string, earliest: LocalDate): FieldError[] =>
  startsOn >= earliest
    ? []
    : [{ field: 'startsOn', message: `must be ${earliest} or later: before that, orders have had their fee` }];

const dueProblems = (name: ScheduleName, dueDays: number): FieldError[] =>
  name === 'default' && dueDays !== 0
    ? [{ field: 'dueDays', message: 'must be 0: an order is owed on the day of its completion' }]
    : [];

const told = (version: number, startsOn: string, tiers: unknown, dueDays: number) => ({
  version,
  startsOn,
  tiers,
  dueDays,
});
