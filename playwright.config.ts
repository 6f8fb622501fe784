import { defineConfig } from '@playwright/test';
import { browserOptions } from './scripts/test/browser';

export default defineConfig({
  testMatch: ['e2e/**/*.spec.ts', 'scripts/**/*.spec.ts'],
  outputDir: 'test-results/e2e',
  globalSetup: './scripts/test/product.ts',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // One product with one set of demo data: tests that change it must not meet.
  workers: 1,
  // A busy machine is slow, not wrong: the limits only end what hangs.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    // Set by the global setup, which runs before the workers read this file again.
    baseURL: process.env.E2E_URL,
    launchOptions: browserOptions(),
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
