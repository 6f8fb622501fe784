import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from '@playwright/test';
import { commandFile } from '../setup/run-command';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** How to start the browser: CHROMIUM_PATH, Playwright's own, or the system's, whichever there is first. */
export function browserOptions(): LaunchOptions {
  return {
    executablePath: findBrowser(),
    args: [
      // Without the internet its look-ups in the background only wait.
      '--disable-background-networking',
      '--disable-component-update',
      '--no-default-browser-check',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

/** Installs a browser where there is none. Throws when that is not possible either. */
export function ensureBrowser(): void {
  if (findBrowser()) return;
  console.log('No browser found: installing Chromium …');
  run(process.execPath, [commandFile('playwright'), 'install', 'chromium']);
  if (findBrowser()) return;
  if (existsSync('/usr/bin/apt-get')) {
    const [command, ...first] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
    if (command && run(command, [...first, 'update', '-qq'])) {
      run(command, [...first, 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']);
    }
  }
  if (!findBrowser()) {
    throw new Error(
      'There is no browser for the end-to-end tests, and none could be installed. Install Chromium ' +
        '(`npx playwright install chromium` or `apt-get install chromium`), or name one in CHROMIUM_PATH.',
    );
  }
}

function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  return named || [chromium.executablePath(), ...SYSTEM].find(existsSync);
}

function run(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 600_000 }).status === 0;
}
