import { expect, test } from 'vitest';
import { type CommandError, runPackage } from '../setup/run-command';

test('the migrations make exactly the tables that prisma/schema describes', async () => {
  const args = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema', '--exit-code'];
  const difference = await runPackage('prisma', ['migrate', 'diff', ...args]).then(
    () => 'none',
    (error: CommandError) => error.output,
  );
  expect(difference).toBe('none');
});
