import { defineConfig } from '@playwright/test';
import { browserOptions } from './scripts/test/browser';

/** What these do everybody would notice: they end processes, move the clock, listen to whatever happens. */
const alone = [
  '**/*survive*-kill.spec.ts',
  '**/keeps-running.spec.ts',
  '**/month-of-payouts.spec.ts',
  '**/webhooks.spec.ts',
  '**/when-time-passes.spec.ts',
];

export default defineConfig({
  testMatch: ['e2e/**/*.spec.ts', 'scripts/**/*.spec.ts'],
  outputDir: 'test-results/e2e',
  globalSetup: './scripts/test/product.ts',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // One product with one set of demo data: tests that run side by side make what they change.
  workers: 2,
  projects: [
    // Unlike what depends on a project, what tears it down runs whether it passed or not.
    { name: 'side by side', testIgnore: alone, fullyParallel: true, teardown: 'alone' },
    { name: 'alone', testMatch: alone, workers: 1 },
  ],
  // A busy machine is slow, not wrong: the limits only end what hangs.
  timeout: 240_000,
  expect: { timeout: 40_000 },
  use: {
    // Set by the global setup, which runs before the workers read this file again.
    baseURL: process.env.E2E_URL,
    launchOptions: browserOptions(),
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
