import { config } from '@/server/platform/config';
import { pool } from '@/server/platform/db';
import { breakerClosedMail, breakerOpenedMail } from '../../mails/to-staff';
import { findBreakerChange } from '../../store/telling';
import { tellStaff } from './tell-staff';

/** Tells staff that a provider's breaker opened, or closed again. That it is being tried, in vain too, is no news. */
export async function tellOfBreaker(provider: string, state: 'open' | 'half_open' | 'closed'): Promise<void> {
  if (state === 'half_open') return;
  const event = await findBreakerChange(pool(), provider, state);
  if (!event) return;
  const at = `${event.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const props = { provider, why: event.why, at, href: `${config().APP_URL}/billing/providers` };
  const once = event.id.toString();
  await tellStaff(
    state === 'open'
      ? { kind: 'breaker-opened', subject: `Charging by ${provider} is held`, body: breakerOpenedMail(props), once }
      : { kind: 'breaker-closed', subject: `${provider} charges again`, body: breakerClosedMail(props), once },
  );
}
