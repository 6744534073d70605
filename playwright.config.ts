import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const port = process.env['PREAU_TEST_PORT'] ?? '3199';
const browser = process.env['PREAU_TEST_BROWSER'] ?? '/usr/bin/chromium';
const scratch = process.env['PREAU_TEST_SCRATCH'] ?? join(import.meta.dirname, '.preau-test');

/** The arguments that a Chromium in a container needs, and no background traffic. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The journeys run on a Préau of their own, started with `npm start`'s own command on a fresh folder. */
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.journey.ts',
  outputDir: join(scratch, 'journeys'),
  timeout: 60_000,
  fullyParallel: false,
  forbidOnly: process.env['CI'] === 'true',
  workers: 1,
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    launchOptions: { executablePath: browser, args },
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: '360 px', use: { viewport: { width: 360, height: 740 } } },
    { name: '1280 px', use: { viewport: { width: 1280, height: 800 } } },
  ],
  webServer: {
    command: 'node bin/preau.mjs start',
    url: `http://localhost:${port}/health`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: { PORT: port, PREAU_DATA: join(scratch, 'journeys-preau') },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
