import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { reviewMail } from '../../mails/to-staff';
import { findUnlookedAt } from '../../store/telling';
import { tellStaff } from './tell-staff';

const SHOWN = 10;

/** Tells staff what looking ahead has found and nobody has looked at, once for the newest that it found. */
export async function tellOfReviews(): Promise<void> {
  const found = await findUnlookedAt(pool());
  const newest = found[0];
  if (!newest) return;
  const count = found.length;
  await tellStaff({
    kind: 'review',
    subject: count === 1 ? 'One thing to look at before billing' : `${count} things to look at before billing`,
    body: reviewMail({
      count,
      items: found.slice(0, SHOWN).map(({ customer, words }) => ({ customer, words })),
      href: `${config().APP_URL}/billing/reviews`,
    }),
    once: newest.id.toString(),
  });
}
