import { findDemoPeople } from '@/server/identity/use-cases/find-demo-people';
import { config } from '@/server/platform/config';

/**
 * What must hold before this process answers anybody, beyond the configuration itself.
 *
 * @throws when a real installation still lets the people of the demo in, whose passwords everybody knows
 */
export async function assertReadyForUse(): Promise<void> {
  if (config().DEMO) return;
  const people = await findDemoPeople();
  if (people.length === 0) return;
  throw new Error(
    `This database holds demo data, and people whose passwords everybody knows: ${people.join(', ')}. ` +
      'Use another database (DATABASE_URL, or DATA_DIR for the embedded one), or set DEMO=1.',
  );
}
