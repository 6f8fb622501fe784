import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { commandLineOf } from '../processes/command-line';
import { SupervisedProcess } from './supervised-process';

const running: SupervisedProcess[] = [];

afterEach(() => {
  for (const process of running.splice(0)) process.kill();
});

/** A program that says `ready` and then runs until it is ended. */
function supervise(program: string): SupervisedProcess {
  const supervised = new SupervisedProcess(
    {
      name: 'sleeper',
      stopSignal: 'SIGTERM',
      killSignal: 'SIGKILL',
      patienceMs: 300,
      launch: async (onSpawn) => {
        const child = spawn(process.execPath, ['-e', program], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
        onSpawn(child);
        await Promise.race([once(child.stdout, 'data'), endOf(child)]);
      },
    },
    () => {},
  );
  running.push(supervised);
  return supervised;
}

const endOf = (child: ChildProcess) =>
  once(child, 'exit').then(() => {
    throw new Error('ended before it was ready');
  });

const RUNS = `console.log('ready'); setInterval(() => {}, 1000);`;
const IGNORES_SIGTERM = `process.on('SIGTERM', () => {}); ${RUNS}`;

test('a process that is killed is started again, each time', async () => {
  const supervised = supervise(RUNS);
  await supervised.start();
  for (let round = 0; round < 2; round += 1) {
    const killed = supervised.pid as number;
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(() => expect([undefined, killed]).not.toContain(supervised.pid), { timeout: 100_000 });
  }
  await supervised.stop();
});

test.each([
  ['ends when it is asked to', RUNS],
  ['does not listen and is made to', IGNORES_SIGTERM],
])('a stopped process that %s stays away', async (_reason, program) => {
  const supervised = supervise(program);
  await supervised.start();
  const pid = supervised.pid as number;
  await supervised.stop();
  expect(commandLineOf(pid)).toBeUndefined();
  expect(supervised.pid).toBe(pid);
});

test('a process that ends before it is ready fails the first start', async () => {
  await expect(supervise('process.exit(3)').start()).rejects.toThrow('ended before it was ready');
});
