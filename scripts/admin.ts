import { addFirstAdmin } from '@/server/identity/use-cases/people/add-first-admin';
import { closeDatabase } from '@/server/platform/db';
import { joinInstallation } from './product/join-installation';

/**
 * `npm run admin -- ada@example.org "Ada Lovelace"`: lets the first administrator into an installation that has none, by
 * a link on which a password is chosen. All others are invited from the product itself.
 */
const [email = '', ...name] = process.argv.slice(2);
joinInstallation();
const made = await addFirstAdmin({ email, name: name.join(' ') });
if (made.ok) console.log(`\nOpen this address within an hour, and choose a password:\n\n  ${made.value.href}\n`);
else console.error(`\n${made.refusal.message}\n\n  npm run admin -- ada@example.org "Ada Lovelace"\n`);
await closeDatabase();
process.exit(made.ok ? 0 : 1);
