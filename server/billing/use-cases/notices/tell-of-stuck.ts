import { localDateOf } from '@/server/kernel/calendar';
import { now } from '@/server/platform/clock';
import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { stuckMail } from '../../mails/to-staff';
import { findStuck } from '../../store/telling';
import { tellStaff } from './tell-staff';

const STUCK_AFTER_HOURS = 3;
const SHOWN = 10;

/** Tells staff, once a day, of charges whose outcome has not been known for hours. */
export async function tellOfStuck(): Promise<void> {
  const at = now();
  const stuck = await findStuck(pool(), new Date(at.getTime() - STUCK_AFTER_HOURS * 3_600_000));
  if (stuck.length === 0) return;
  await tellStaff({
    kind: 'stuck',
    subject: stuck.length === 1 ? 'One charge is stuck' : `${stuck.length} charges are stuck`,
    body: stuckMail({
      count: stuck.length,
      numbers: stuck.slice(0, SHOWN).map(({ number }) => number),
      hours: STUCK_AFTER_HOURS,
      href: `${config().APP_URL}/invoices?status=unknown`,
    }),
    once: localDateOf(at, 'UTC'),
  });
}
